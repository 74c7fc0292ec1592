# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/ZoneNews.App -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update && apt-get install -y --no-install-recommends curl postgresql-client poppler-utils poppler-data && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home zonenews && mkdir /data && chown zonenews /data
WORKDIR /app
COPY --from=build /app .
USER zonenews
ENV ZONENEWS_DATA=/data
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD curl --fail --silent http://localhost:5080/health/ready || exit 1
ENTRYPOINT ["./zonenews"]
CMD ["serve", "--urls", "http://0.0.0.0:5080"]
