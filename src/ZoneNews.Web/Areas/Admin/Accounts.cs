using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>The roles: an editor curates, an admin also keeps the accounts.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Editor = "editor";

    public static IReadOnlyList<string> All { get; } = [Admin, Editor];
}

/// <summary>Accounts of the desk. There is none until somebody makes the first.</summary>
public static class Accounts
{
    public const int PasswordLength = 12;

    /// <summary>Stores and rules of accounts, without cookies: enough for a command line.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services) =>
        services.AddIdentityCore<User>(Rules).AddRoles<IdentityRole>().AddEntityFrameworkStores<ZoneNewsDb>();

    /// <summary>Makes an account, or says why it may not be (name taken, password too short, unknown role).</summary>
    public static async Task<IdentityResult> AddAsync(
        UserManager<User> users, RoleManager<IdentityRole> roles, string name, string password, string role)
    {
        if (!Roles.All.Contains(role))
            return IdentityResult.Failed(new IdentityError { Code = "UnknownRole", Description = $"Unknown role '{role}'; allowed: {string.Join(", ", Roles.All)}." });
        if (!await roles.RoleExistsAsync(role))
            await roles.CreateAsync(new IdentityRole(role));
        var user = new User { UserName = name };
        var made = await users.CreateAsync(user, password);
        return made.Succeeded ? await users.AddToRoleAsync(user, role) : made;
    }

    private static void Rules(IdentityOptions options)
    {
        // Length is what resists guessing; demanded signs only make people write them down.
        options.Password.RequiredLength = PasswordLength;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        // Names may be Chinese.
        options.User.AllowedUserNameCharacters = null!;
    }
}
