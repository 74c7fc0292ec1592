using System.CommandLine;
using System.Text;
using Microsoft.AspNetCore.Identity;
using ZoneNews.Data.Entities;
using ZoneNews.Web.Areas.Admin;

namespace ZoneNews.App.Commands;

/// <summary><c>user add</c>: makes an account; there is no default one.</summary>
public static class UserCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The account's name." };
        var role = new Option<string>("--role") { Description = "admin, editor or reader.", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var add = new Command("add", "Makes an account. The password is asked for, or read as one line of standard input.") { name, role };
        add.SetAction((parsed, cancel) => AddAsync(Settings.From(parsed), parsed.GetValue(name)!, parsed.GetValue(role)!, cancel));
        return new Command("user", "Accounts of readers, editors and administrators.") { add };
    }

    private static async Task<int> AddAsync(Settings settings, string name, string role, CancellationToken cancel)
    {
        await using var services = Tool.Services(settings, s => s.AddAccounts());
        await Preparation.MigrateAsync(services, cancel);
        var password = Console.IsInputRedirected ? await Console.In.ReadLineAsync(cancel) : AskTwice(name);
        if (string.IsNullOrEmpty(password))
            throw new SettingsException("No password was given: type one, or pipe it in as one line.");
        await using var scope = services.CreateAsyncScope();
        var result = await Accounts.AddAsync(
            scope.ServiceProvider.GetRequiredService<UserManager<User>>(), scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>(), name, password, role);
        if (!result.Succeeded)
            throw new SettingsException(string.Join(" ", result.Errors.Select(e => e.Description)));
        await Console.Out.WriteLineAsync($"{name} may sign in as {role}.".AsMemory(), cancel);
        return CommandLine.Done;
    }

    private static string AskTwice(string name)
    {
        Console.Write($"Password for {name}: ");
        var first = ReadHidden();
        Console.Write("Again: ");
        return ReadHidden() == first ? first : throw new SettingsException("The two passwords differ: nothing was changed.");
    }

    private static string ReadHidden()
    {
        var text = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
            if (key.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                text.Append(key.KeyChar);
        Console.WriteLine();
        return text.ToString();
    }
}
