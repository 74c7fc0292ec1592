using Microsoft.AspNetCore.Identity;

namespace ZoneNews.Data.Entities;

/// <summary>An account. Roles: admin, editor, reader.</summary>
public sealed class User : IdentityUser;
