using Microsoft.AspNetCore.Identity;
using ZoneNews.Web.Resources;

namespace ZoneNews.Web.Areas.Admin;

/// <summary>What Identity refuses, in the interface's words.</summary>
public static class AccountProblems
{
    public static string Text(IdentityError error, DeskTexts texts) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => texts["密码至少 {0} 个字符。", Accounts.PasswordLength],
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => texts["密码至少要有 5 个不同的字符。"],
        nameof(IdentityErrorDescriber.PasswordMismatch) => texts["现在的密码不对。"],
        nameof(IdentityErrorDescriber.DuplicateUserName) => texts["已有同名的账号。"],
        nameof(IdentityErrorDescriber.InvalidUserName) => texts["用户名不能为空。"],
        _ => error.Description,
    };
}
