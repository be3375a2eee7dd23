package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.distributed.TrinoCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distributed engine from the command line, over tables listed in PostgreSQL. */
class SharedCatalogTest {
  private static final Pattern RUN = Pattern.compile("Run ([0-9a-f]{16})");

  @TempDir private Path folder;
  private Path definitions = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void threePartners() throws IOException {
    definitions = Files.createDirectories(folder.resolve("definitions"));
    data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        definitions.resolve("all.yaml"),
        """
        program: small
        title: Small program
        currency: USD
        ---
        dataset: partners
        key: partner
        columns: {partner: partner, name: text}
        ---
        dataset: deals
        key: deal
        time: closed
        columns: {deal: text, partner: partner, amount: {decimal: 2}, closed: date}
        ---
        mapping: partners-file
        into: partners
        files: partners.csv
        read: csv
        columns: {partner: partner, name: name}
        ---
        mapping: deals-file
        into: deals
        files: deals.csv
        read: csv
        columns: {deal: deal, partner: partner, amount: amount, closed: closed}
        ---
        scorecard: small
        title: Small scorecard
        period: quarter
        bands: {high: 50, low: 0}
        perspectives:
          sales:
            title: Sales
            weight: 100
            objective: Sell
            kpis:
              revenue:
                title: Revenue
                weight: 100
                from: deals
                measure: sum(amount)
                score: min-max
                precision: 0.01
                unit: money
                owner: sales
                steward: sales
                tell-partner: What you sold.
        """);
    Files.writeString(data.resolve("partners.csv"), "partner,name\na,A\nb,B\nc,C\n");
    Files.writeString(
        data.resolve("deals.csv"),
        """
        deal,partner,amount,closed
        D1,a,100.50,2026-01-15
        D2,b,200.25,2026-02-15
        D3,c,50.00,2026-03-01
        """);
  }

  @Test
  void trinoWithoutASharedCatalogIsRefused() {
    var told =
        Told.by(
            "score",
            definitions,
            "--data",
            data,
            "--engine",
            "trino",
            "--trino-url",
            "jdbc:trino://127.0.0.1:1/lake");
    assertThat(told.exit()).isNotZero();
    assertThat(told.err()).contains("--catalog-url");
  }

  @Test
  @Tag("distributed")
  void aRunOfOneEngineIsVerifiedByTheOther() {
    var cluster = TrinoCluster.running();
    var trino = new String[] {"--engine", "trino", "--trino-url", cluster.url()};
    var scored =
        Told.by(
            "score",
            definitions,
            "--data",
            data,
            "--catalog-url",
            cluster.catalogUrl(),
            trino[0],
            trino[1],
            trino[2],
            trino[3]);
    assertThat(scored.exit()).as(scored.err()).isZero();
    var run = RUN.matcher(scored.out());
    assertThat(run.find()).isTrue();
    var byDuckDb =
        Told.by("verify", run.group(1), definitions, "--catalog-url", cluster.catalogUrl());
    assertThat(byDuckDb.out()).contains("verified: 3 partners");
    var byTrino =
        Told.by(
            "verify",
            run.group(1),
            definitions,
            "--catalog-url",
            cluster.catalogUrl(),
            trino[0],
            trino[1],
            trino[2],
            trino[3]);
    assertThat(byTrino.out()).contains("verified: 3 partners");
    assertThat(Told.by("verify", run.group(1), definitions).err())
        .contains("The tables of this run are listed in PostgreSQL");
  }
}
