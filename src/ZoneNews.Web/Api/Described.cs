using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace ZoneNews.Web.Api;

/// <summary>Gives an endpoint its parameters: checks requests by them, and describes them in the OpenAPI document.</summary>
public static class Described
{
    /// <summary>Where <paramref name="strict"/>, a parameter that is not in the list is refused.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, IReadOnlyList<Parameter> parameters, bool strict = true) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var faults = new Asked(context.HttpContext.Request.Query).Faults(parameters, strict);
            return faults.Count == 0 ? await next(context) : Refusal(faults);
        })
        .ProducesValidationProblem()
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. operation.Parameters ?? [], .. parameters.Select(Describe)];
            return Task.CompletedTask;
        });

    private static IResult Refusal(Dictionary<string, string[]> faults) => Results.ValidationProblem(
        faults, detail: string.Join("; ", faults.Select(f => $"'{f.Key}' {f.Value[0]}")), title: "A parameter cannot be read");

    private static OpenApiParameter Describe(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Meaning,
        Schema = new OpenApiSchema
        {
            Type = parameter.Form is ParameterForm.Text or ParameterForm.Day ? JsonSchemaType.String : JsonSchemaType.Integer,
            Format = parameter.Form switch { ParameterForm.Day => "date", ParameterForm.Key => "int64", _ => null },
            MaxLength = parameter.Form == ParameterForm.Text ? Parameter.LongestText : null,
            Maximum = parameter.Form == ParameterForm.Size ? "100" : null,
            Enum = parameter.Allowed is { } allowed ? [.. allowed.Select(a => (JsonNode)a!)] : null,
        },
    };
}
