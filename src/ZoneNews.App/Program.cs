using ZoneNews.App.Commands;

return await CommandLine.RunAsync(args);
