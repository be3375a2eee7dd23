package dev.touchstone.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the demo world: the source files of Meridian Systems, and the definitions that score its
 * partners. The same size gives the same rows on every machine; docs/demo-world.md says who is who.
 */
public final class DemoWorld {
  private static final List<String> DEFINITIONS =
      List.of(
          "program.yaml",
          "datasets/business-reviews.yaml",
          "datasets/certifications.yaml",
          "datasets/deals.yaml",
          "datasets/fund-claims.yaml",
          "datasets/fx-rates.yaml",
          "datasets/initiatives.yaml",
          "datasets/leads.yaml",
          "datasets/milestones.yaml",
          "datasets/partner-hierarchy.yaml",
          "datasets/partner-reports.yaml",
          "datasets/partners.yaml",
          "datasets/plan-reviews.yaml",
          "datasets/registrations.yaml",
          "datasets/surveys.yaml",
          "datasets/targets.yaml",
          "datasets/tickets.yaml",
          "datasets/trainings.yaml",
          "datasets/usage.yaml",
          "mappings/academy-certificates.yaml",
          "mappings/academy-courses.yaml",
          "mappings/alliance-initiatives.yaml",
          "mappings/alliance-milestones.yaml",
          "mappings/alliance-plan-reviews.yaml",
          "mappings/alliance-reviews.yaml",
          "mappings/crm-account-hierarchy.yaml",
          "mappings/crm-accounts.yaml",
          "mappings/crm-opportunities.yaml",
          "mappings/erp-munich-deals.yaml",
          "mappings/finance-fx-rates.yaml",
          "mappings/finance-mdf-claims.yaml",
          "mappings/finance-targets.yaml",
          "mappings/marketing-leads.yaml",
          "mappings/metering-usage.yaml",
          "mappings/portal-partner-reports.yaml",
          "mappings/portal-registrations.yaml",
          "mappings/support-tickets.yaml",
          "mappings/survey-answers.yaml",
          "credits/deal-credit.yaml",
          "scorecards/alliance.yaml",
          "scorecards/reseller.yaml");

  private DemoWorld() {}

  /** Writes both: definitions to {@code definitions/} and source files to {@code data/}. */
  public static void write(Path folder, Size size) throws IOException {
    writeDefinitions(folder.resolve("definitions"));
    writeSources(folder.resolve("data"), size);
  }

  /** Writes the source files, replacing what has the same name. */
  public static void writeSources(Path folder, Size size) throws IOException {
    try (var files = new DemoSourceFiles(folder)) {
      new World(size, World.SEED).tell(files);
    }
  }

  /** Writes the program, datasets, mappings and the two preset scorecards. */
  public static void writeDefinitions(Path folder) throws IOException {
    Resources.copy("/demo/", DEFINITIONS, folder);
  }
}
