namespace ZoneNews.App;

/// <summary>SQLite serves one crawling process; the lock is the system's own and goes with the process, however it ends.</summary>
internal static class CrawlerLock
{
    public static FileStream? Take(Settings settings)
    {
        if (settings.Database.Engine != DatabaseAddress.Sqlite)
            return null;
        var path = Path.GetFullPath(settings.Database.Target) + ".crawler";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SettingsException(
                $"Another process crawls into {settings.Database.Target}, and SQLite serves one: stop it, run 'zonenews serve --no-crawler', or use PostgreSQL (--database postgres:…).");
        }
    }
}
