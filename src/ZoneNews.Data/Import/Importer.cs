using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ZoneNews.Data.Articles;
using ZoneNews.Data.Entities;

namespace ZoneNews.Data.Import;

/// <summary>Takes data files over. A bad line fails alone and is reported; a file that was taken over whole is known again by its hash.</summary>
public sealed class Importer(ArticleStore store, TimeProvider time)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Imports a file in one transaction. <paramref name="again"/> also reads a known file; what is equal is still left alone.
    /// Divisions come before zones, zones before sources and starter. Throws <see cref="IOException"/> where the file cannot be read.
    /// </summary>
    public async Task<ImportReport> ImportAsync(ZoneNewsDb db, ImportKind kind, string path, bool again, CancellationToken cancel)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var name = kind.ToString().ToLowerInvariant();
        var known = await db.ImportedFiles.AnyAsync(f => f.Kind == name && f.Hash == hash, cancel);
        if (known && !again)
            return new ImportReport(kind, 0, 0, 0, Known: true, []);
        if (Text(bytes) is not { } text)
            return new ImportReport(kind, 0, 0, 0, Known: false, [new(Path.GetFileName(path), 0, null, "the file is not UTF-8; save it as UTF-8 and import it again.")]);

        var file = new ImportFile(Path.GetFileName(path), text);
        await Work.InTransactionAsync(db, async () =>
        {
            await ReadAsync(db, kind, file, cancel);
            if (file.Problems.Count == 0 && !known)
                db.ImportedFiles.Add(new ImportedFile { Kind = name, Hash = hash, ImportedAt = Now });
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        db.ChangeTracker.Clear();
        return new ImportReport(kind, file.Added, file.Changed, file.Unchanged, Known: false, file.Problems);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Task ReadAsync(ZoneNewsDb db, ImportKind kind, ImportFile file, CancellationToken cancel) => kind switch
    {
        ImportKind.Divisions => DivisionImport.ReadAsync(db, file, cancel),
        ImportKind.Zones => ZoneImport.ReadAsync(db, file, cancel),
        ImportKind.Rankings => RankingImport.ReadAsync(db, file, cancel),
        ImportKind.Sources => SourceImport.ReadAsync(db, file, Now, cancel),
        _ => new StarterImport(store, Now).ReadAsync(db, file, cancel),
    };

    private static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
