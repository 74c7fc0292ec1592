using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Data;
using ZoneNews.Data.Entities;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>The roles: a reader follows, an editor also curates, an admin also keeps the accounts.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Editor = "editor";
    public const string Reader = "reader";

    public static IReadOnlyList<string> All { get; } = [Admin, Editor, Reader];
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
            return UnknownRole(role);
        var user = new User { UserName = name };
        var made = await users.CreateAsync(user, password);
        return made.Succeeded ? await SetRoleAsync(users, roles, user, role) : made;
    }

    /// <summary>Gives the account this role and no other.</summary>
    public static async Task<IdentityResult> SetRoleAsync(UserManager<User> users, RoleManager<IdentityRole> roles, User user, string role)
    {
        if (!Roles.All.Contains(role))
            return UnknownRole(role);
        if (!await roles.RoleExistsAsync(role))
            await roles.CreateAsync(new IdentityRole(role));
        await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user));
        await users.AddToRoleAsync(user, role);
        return await users.UpdateSecurityStampAsync(user);
    }

    /// <summary>Stops the account, also where it is signed in now, or lets it in again.</summary>
    public static async Task<IdentityResult> LockAsync(UserManager<User> users, User user, bool locked)
    {
        await users.SetLockoutEndDateAsync(user, locked ? DateTimeOffset.MaxValue : null);
        return await users.UpdateSecurityStampAsync(user);
    }

    /// <summary>Sets a new password without knowing the old one.</summary>
    public static async Task<IdentityResult> ResetAsync(UserManager<User> users, User user, string password)
    {
        foreach (var rule in users.PasswordValidators)
            if (await rule.ValidateAsync(users, user, password) is { Succeeded: false } refused)
                return refused;
        await users.RemovePasswordAsync(user);
        return await users.AddPasswordAsync(user, password);
    }

    private static IdentityResult UnknownRole(string role) => IdentityResult.Failed(
        new IdentityError { Code = "UnknownRole", Description = $"Unknown role '{role}'; allowed: {string.Join(", ", Roles.All)}." });

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
