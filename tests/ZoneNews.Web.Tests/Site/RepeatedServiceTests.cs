using Microsoft.Extensions.Logging;
using ZoneNews.Web.Pipeline;

namespace ZoneNews.Web.Tests.Site;

public sealed class RepeatedServiceTests
{
    [Fact]
    public async Task A_round_that_fails_is_told_and_followed_by_the_next_until_the_service_is_stopped()
    {
        var log = new Told();
        using var service = new Third(log);
        await service.StartAsync(TestContext.Current.CancellationToken);
        await service.ReachedThird.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await service.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(service.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal("The work could not be done; it is tried again in 00:00:15", Assert.Single(log.Lines));
    }

    [Fact]
    public async Task A_fault_of_the_program_ends_it_and_is_not_hidden()
    {
        using var service = new Third(new Told(), new ArgumentException("a fault"));
        await service.StartAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ArgumentException>(() => service.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    /// <summary>Fails in its first round and tells when it is at its third.</summary>
    private sealed class Third(ILogger log, Exception? fault = null) : RepeatedService("The work could not be done", new Hurried(), log)
    {
        private readonly TaskCompletionSource _third = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _rounds;

        public Task ReachedThird => _third.Task;

        protected override Task RoundAsync(CancellationToken cancel)
        {
            if (++_rounds == 1)
                throw fault ?? new TimeoutException("the database restarts");
            if (_rounds == 3)
                _third.SetResult();
            return Task.CompletedTask;
        }
    }

    /// <summary>Every timer rings at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
    }

    private sealed class Told : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
