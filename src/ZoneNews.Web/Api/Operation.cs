using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ZoneNews.Web.Api;

/// <summary>An operation of the API, as the OpenAPI document describes it.</summary>
/// <param name="Method">In capitals: <c>GET</c>.</param>
/// <param name="Path">With its parameters in braces: <c>/api/v1/articles/{id}</c>.</param>
public sealed record Operation(string Method, string Path, string? Summary, IReadOnlyList<OperationParameter> Parameters)
{
    /// <summary>All operations, in the document's order.</summary>
    public static async Task<IReadOnlyList<Operation>> AllAsync(IOpenApiDocumentProvider documents, CancellationToken cancel)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancel);
        return
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               select new Operation(operation.Key.Method, path.Key, operation.Value.Summary, [.. (operation.Value.Parameters ?? []).Select(Of)]),
        ];
    }

    private static OperationParameter Of(IOpenApiParameter parameter) =>
        new(parameter.Name ?? "", parameter.Description, [.. (parameter.Schema?.Enum ?? []).Select(value => value.ToString())]);
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Allowed">The values that it may have; empty where it is free.</param>
public sealed record OperationParameter(string Name, string? Meaning, IReadOnlyList<string> Allowed);
