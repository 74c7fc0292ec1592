using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ZoneNews.Web.Pipeline;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>The editors' desk and what guards it.</summary>
public static class DeskServices
{
    public const string EditorPolicy = "desk";
    public const string AdminPolicy = "admin";
    public const string SignedInPolicy = "signed-in";
    public const string SignInCookieName = "zonenews.desk";
    public const string SignInPath = "/admin/sign-in";

    private const int LargestRequest = 1024 * 1024;

    public static IServiceCollection AddDesk(this IServiceCollection services, PortalOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DeskTexts>();
        services.AddAccounts().AddSignInManager();
        services.AddDataProtection().SetApplicationName("ZoneNews").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataFolder, "keys")));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, SignInCookie);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorizationBuilder()
            .AddPolicy(EditorPolicy, p => p.RequireRole(Roles.Admin, Roles.Editor))
            .AddPolicy(AdminPolicy, p => p.RequireRole(Roles.Admin))
            .AddPolicy(SignedInPolicy, p => p.RequireAuthenticatedUser());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "zonenews.form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<RazorPagesOptions>(Guard);
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = LargestRequest);
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = LargestRequest;
            o.ConfigureEndpointDefaults(endpoint => endpoint.Use(RawAddresses.Middleware));
        });
        return services.AddRateLimits(options).AddHealth();
    }

    /// <summary>Stands first in the pipeline: every answer is logged and carries the headers.</summary>
    public static IApplicationBuilder UseDeskSecurity(this IApplicationBuilder app) => app.UseRequestLog().UseSecurityHeaders().UseHsts();

    /// <summary>Stands behind routing: limits and rights are the endpoint's.</summary>
    public static IApplicationBuilder UseDeskAccess(this IApplicationBuilder app) =>
        app.UseCors().UseRateLimiter().UseAuthentication().UseAuthorization();

    public static void MapDesk(this IEndpointRouteBuilder routes) => routes.MapHealth();

    private static void Guard(RazorPagesOptions pages)
    {
        pages.Conventions.AddAreaFolderApplicationModelConvention("Admin", "/", model => model.EndpointMetadata.Add(new AuthorizeAttribute(PolicyOf(model.ViewEnginePath))));
        pages.Conventions.AuthorizeAreaFolder("Admin", "/Users", AdminPolicy);
        pages.Conventions.AllowAnonymousToAreaPage("Admin", "/SignIn");
        pages.Conventions.AddAreaFolderApplicationModelConvention("Admin", "/", model => model.Filters.Add(new NeverStored()));
        pages.Conventions.AuthorizeFolder("/Watches", SignedInPolicy);
        pages.Conventions.AllowAnonymousToPage("/Watches/Confirm");
        pages.Conventions.AddFolderApplicationModelConvention("/Watches", model => model.Filters.Add(new NeverStored()));
    }

    // Every account signs out and keeps its own password; all else in the area is the desk's.
    private static string PolicyOf(string page) => page is "/SignOut" or "/Password" or "/Denied" ? SignedInPolicy : EditorPolicy;

    private static void SignInCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = SignInCookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SignInPath;
        cookie.AccessDeniedPath = "/admin/denied";
        cookie.ReturnUrlParameter = "return";
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
    }
}
