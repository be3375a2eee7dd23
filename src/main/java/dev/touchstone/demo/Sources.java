package dev.touchstone.demo;

import java.util.List;
import java.util.Map;

/** The systems in which Meridian keeps what it knows, each with its own habits. */
final class Sources {
  static final DemoSource ERP_MUNICH =
      DemoSource.csv(
              DemoTable.DEALS,
              "erp-munich/auftraege.csv",
              "Auftrag, Partner, Kundennr, Kunde, Status, Sparte, Betrag, Kosten, Listenpreis,"
                  + " Währung, Rabatt, Angelegt, Statusdatum, Abgeschlossen, Neukunde, Registriert")
          .german()
          .words("stage", "won", "gewonnen", "lost", "verloren", "open", "offen")
          .words(
              "product_line",
              "network",
              "Netzwerk",
              "security",
              "Sicherheit",
              "storage",
              "Speicher",
              "analytics",
              "Analytik",
              "collaboration",
              "Zusammenarbeit")
          .words("new_customer", "true", "ja", "false", "nein")
          .words("registered", "true", "ja", "false", "nein");

  private static final DemoSource OPPORTUNITIES =
      DemoSource.csv(
              DemoTable.DEALS,
              "crm/opportunities-",
              "Id, PartnerAccountId, CustomerNumber, Account.Name, StageName, Product_Line__c,"
                  + " Amount, Cost__c, List_Amount__c, CurrencyIsoCode, Discount__c, CreatedDate,"
                  + " LastStageChangeDate, CloseDate, New_Customer__c, Registered__c")
          .words("stage", "won", "Closed Won", "lost", "Closed Lost", "open", "Negotiation");

  /** The plan is a workbook; {@link Workbook} writes it. */
  static final DemoSource TARGETS =
      DemoSource.csv(
          DemoTable.TARGETS,
          "finance/targets.xlsx",
          "Account ID, Quarter starts, Quarter, Revenue target, Currency");

  private static final Map<DemoTable, DemoSource> BY_TABLE =
      Map.ofEntries(
          Map.entry(
              DemoTable.PARTNERS,
              DemoSource.csv(
                      DemoTable.PARTNERS,
                      "crm/accounts.csv",
                      "Account ID, Account Name, Partner Type, Sales Region, Segment, Maturity,"
                          + " Program Tier, Billing Country, Currency, Parent Account ID, Partner"
                          + " Since, Channel Manager")
                  .words(
                      "partner_type",
                      "reseller",
                      "Reseller",
                      "distributor",
                      "Distributor",
                      "msp",
                      "Managed Service Provider",
                      "integrator",
                      "Systems Integrator",
                      "alliance",
                      "Technology Alliance",
                      "referral",
                      "Referral Partner")
                  .words(
                      "region",
                      "north-america",
                      "North America",
                      "latin-america",
                      "Latin America",
                      "europe",
                      "Europe",
                      "middle-east-africa",
                      "Middle East & Africa",
                      "asia-pacific",
                      "Asia Pacific")),
          Map.entry(
              DemoTable.PARTNER_HIERARCHY,
              DemoSource.csv(
                  DemoTable.PARTNER_HIERARCHY,
                  "crm/account-hierarchy.csv",
                  "Account ID, Parent Account ID, From, Until")),
          Map.entry(
              DemoTable.FX_RATES,
              DemoSource.csv(
                  DemoTable.FX_RATES, "finance/fx-rates.csv", "Currency, Date, USD per unit")),
          Map.entry(
              DemoTable.REGISTRATIONS,
              DemoSource.headless(DemoTable.REGISTRATIONS, "portal/registrations.txt", '|')
                  .dated("yyyyMMdd")),
          Map.entry(
              DemoTable.LEADS,
              DemoSource.csv(
                      DemoTable.LEADS,
                      "marketing/leads.csv.gz",
                      "Lead ID, Partner, Source, Received, First response, Accepted, Qualified,"
                          + " Converted")
                  .dated("MM/dd/yyyy")
                  .words("accepted", "true", "Y", "false", "N")),
          Map.entry(
              DemoTable.CERTIFICATIONS,
              DemoSource.csv(
                  DemoTable.CERTIFICATIONS,
                  "academy/certificates.csv",
                  "certificate, company, learner, track, level, earned, expires")),
          Map.entry(
              DemoTable.TRAININGS,
              DemoSource.csv(
                  DemoTable.TRAININGS,
                  "academy/courses.csv",
                  "record, company, learner, course, completed, hours")),
          Map.entry(
              DemoTable.SURVEYS,
              DemoSource.csv(
                  DemoTable.SURVEYS,
                  "surveys/answers.csv",
                  "response, partner, date, channel, csat, nps")),
          Map.entry(
              DemoTable.TICKETS,
              DemoSource.csv(
                  DemoTable.TICKETS,
                  "support/tickets.csv.gz",
                  "ticket, partner, priority, opened, resolved, within_sla")),
          Map.entry(
              DemoTable.FUND_CLAIMS,
              DemoSource.csv(
                  DemoTable.FUND_CLAIMS,
                  "finance/mdf-claims.csv",
                  "Claim, Account ID, Activity, Requested on, Requested, Approved on, Approved,"
                      + " Proof on, Attributed pipeline, Currency")),
          Map.entry(
              DemoTable.INITIATIVES,
              DemoSource.csv(
                  DemoTable.INITIATIVES,
                  "alliances/initiatives.csv",
                  "initiative, partner, title, theme, started, planned_end, status")),
          Map.entry(
              DemoTable.MILESTONES,
              DemoSource.csv(
                  DemoTable.MILESTONES,
                  "alliances/milestones.csv",
                  "milestone, initiative, partner, title, due, done")),
          Map.entry(
              DemoTable.BUSINESS_REVIEWS,
              DemoSource.csv(
                  DemoTable.BUSINESS_REVIEWS,
                  "alliances/business-reviews.csv",
                  "review, partner, held, attendees, executive_present, actions_agreed,"
                      + " actions_closed")),
          Map.entry(
              DemoTable.PLAN_REVIEWS,
              DemoSource.csv(
                  DemoTable.PLAN_REVIEWS,
                  "alliances/plan-reviews.csv",
                  "partner, assessor, criterion, level, judged_on")),
          Map.entry(
              DemoTable.USAGE,
              DemoSource.csv(
                  DemoTable.USAGE,
                  "metering/usage.csv",
                  "record, partner, customer, service, month, units, charged, currency")),
          Map.entry(
              DemoTable.PARTNER_REPORTS,
              DemoSource.csv(
                  DemoTable.PARTNER_REPORTS,
                  "portal/partner-reports.csv",
                  "report, partner, cadence, from, to, due, received, leads_sourced")));

  private Sources() {}

  /** Where a row is kept. European deals are in Munich, all others in the CRM, by quarter. */
  static DemoSource of(DemoTable table, List<Object> row) {
    return switch (table) {
      case DEALS -> deals(row);
      case TARGETS -> TARGETS;
      case PARTNERS,
          PARTNER_HIERARCHY,
          FX_RATES,
          REGISTRATIONS,
          LEADS,
          CERTIFICATIONS,
          TRAININGS,
          SURVEYS,
          TICKETS,
          FUND_CLAIMS,
          INITIATIVES,
          MILESTONES,
          BUSINESS_REVIEWS,
          PLAN_REVIEWS,
          USAGE,
          PARTNER_REPORTS ->
          known(table);
    };
  }

  private static DemoSource known(DemoTable table) {
    var source = BY_TABLE.get(table);
    if (source == null) {
      throw new IllegalStateException("No system keeps " + table);
    }
    return source;
  }

  private static DemoSource deals(List<Object> row) {
    var currency = row.get(DemoTable.DEALS.columns().indexOf("currency"));
    if (currency.equals("EUR") || currency.equals("CHF") || currency.equals("GBP")) {
      return ERP_MUNICH;
    }
    var closed = row.get(DemoTable.DEALS.columns().indexOf("closed_on"));
    var part =
        closed instanceof java.time.LocalDate day
            ? Quarters.CALENDAR
                .containing(day, dev.touchstone.definition.program.PeriodKind.QUARTER)
                .label()
            : "open";
    return new DemoSource(
        OPPORTUNITIES.table(),
        OPPORTUNITIES.file() + part + ".csv.gz",
        OPPORTUNITIES.delimiter(),
        OPPORTUNITIES.encoding(),
        OPPORTUNITIES.header(),
        OPPORTUNITIES.dates(),
        false,
        OPPORTUNITIES.words());
  }
}
