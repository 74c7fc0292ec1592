using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ZoneNews.Extraction.Text;

namespace ZoneNews.Extraction;

/// <summary>Blocks and repairs as the database keeps them.</summary>
public static class BlockJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string WriteBlocks(IReadOnlyList<Block> blocks) => JsonSerializer.Serialize(blocks, Options);

    public static IReadOnlyList<Block> ReadBlocks(string json) => JsonSerializer.Deserialize<List<Block>>(json, Options) ?? [];

    /// <summary>Null where there are none.</summary>
    public static string? WriteRepairs(IReadOnlyList<Repair> repairs) => repairs.Count == 0 ? null : JsonSerializer.Serialize(repairs, Options);

    public static IReadOnlyList<Repair> ReadRepairs(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<Repair>>(json, Options) ?? [];
}
