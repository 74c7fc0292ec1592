using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using ZoneNews.Web.Api;

namespace ZoneNews.Web.Pages;

/// <summary>The API's operations: a list for everyone, and where script runs a form to try each.</summary>
public sealed class ExplorerModel([FromKeyedServices(ApiEndpoints.Document)] IOpenApiDocumentProvider documents) : PageModel
{
    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Operations = await Operation.AllAsync(documents, cancel);
}
