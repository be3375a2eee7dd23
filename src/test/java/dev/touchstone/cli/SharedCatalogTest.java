package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.distributed.TrinoCluster;
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
  void threePartners() {
    var small =
        SmallWorkspace.in(folder)
            .partners("a,A", "b,B", "c,C")
            .deals("D1,a,100.50,2026-01-15", "D2,b,200.25,2026-02-15", "D3,c,50.00,2026-03-01")
            .kpis("revenue: {from: deals, measure: sum(amount), score: min-max, unit: money}");
    definitions = small.definitions();
    data = small.data();
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
