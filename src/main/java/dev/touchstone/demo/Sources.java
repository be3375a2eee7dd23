package dev.touchstone.demo;

import java.util.List;
import java.util.Map;

/** The systems in which Meridian keeps what it knows, each with its own habits. */
final class Sources {
  static final Source ERP_MUNICH =
      Source.csv(
              Table.DEALS,
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

  private static final Source OPPORTUNITIES =
      Source.csv(
              Table.DEALS,
              "crm/opportunities-",
              "Id, PartnerAccountId, CustomerNumber, Account.Name, StageName, Product_Line__c,"
                  + " Amount, Cost__c, List_Amount__c, CurrencyIsoCode, Discount__c, CreatedDate,"
                  + " LastStageChangeDate, CloseDate, New_Customer__c, Registered__c")
          .words("stage", "won", "Closed Won", "lost", "Closed Lost", "open", "Negotiation");

  /** The plan is a workbook; {@link Workbook} writes it. */
  static final Source TARGETS =
      Source.csv(
          Table.TARGETS,
          "finance/targets.xlsx",
          "Account ID, Quarter starts, Quarter, Revenue target, Currency");

  private static final Map<Table, Source> BY_TABLE =
      Map.ofEntries(
          Map.entry(
              Table.PARTNERS,
              Source.csv(
                      Table.PARTNERS,
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
              Table.PARTNER_HIERARCHY,
              Source.csv(
                  Table.PARTNER_HIERARCHY,
                  "crm/account-hierarchy.csv",
                  "Account ID, Parent Account ID, From, Until")),
          Map.entry(
              Table.FX_RATES,
              Source.csv(Table.FX_RATES, "finance/fx-rates.csv", "Currency, Date, USD per unit")),
          Map.entry(
              Table.REGISTRATIONS,
              Source.headless(Table.REGISTRATIONS, "portal/registrations.txt", '|')
                  .dated("yyyyMMdd")),
          Map.entry(
              Table.LEADS,
              Source.csv(
                      Table.LEADS,
                      "marketing/leads.csv.gz",
                      "Lead ID, Partner, Source, Received, First response, Accepted, Qualified,"
                          + " Converted")
                  .dated("MM/dd/yyyy")
                  .words("accepted", "true", "Y", "false", "N")),
          Map.entry(
              Table.CERTIFICATIONS,
              Source.csv(
                  Table.CERTIFICATIONS,
                  "academy/certificates.csv",
                  "certificate, company, learner, track, level, earned, expires")),
          Map.entry(
              Table.TRAININGS,
              Source.csv(
                  Table.TRAININGS,
                  "academy/courses.csv",
                  "record, company, learner, course, completed, hours")),
          Map.entry(
              Table.SURVEYS,
              Source.csv(
                  Table.SURVEYS,
                  "surveys/answers.csv",
                  "response, partner, date, channel, csat, nps")),
          Map.entry(
              Table.TICKETS,
              Source.csv(
                  Table.TICKETS,
                  "support/tickets.csv.gz",
                  "ticket, partner, priority, opened, resolved, within_sla")),
          Map.entry(
              Table.FUND_CLAIMS,
              Source.csv(
                  Table.FUND_CLAIMS,
                  "finance/mdf-claims.csv",
                  "Claim, Account ID, Activity, Requested on, Requested, Approved on, Approved,"
                      + " Proof on, Attributed pipeline, Currency")),
          Map.entry(
              Table.INITIATIVES,
              Source.csv(
                  Table.INITIATIVES,
                  "alliances/initiatives.csv",
                  "initiative, partner, title, theme, started, planned_end, status")),
          Map.entry(
              Table.MILESTONES,
              Source.csv(
                  Table.MILESTONES,
                  "alliances/milestones.csv",
                  "milestone, initiative, partner, title, due, done")),
          Map.entry(
              Table.BUSINESS_REVIEWS,
              Source.csv(
                  Table.BUSINESS_REVIEWS,
                  "alliances/business-reviews.csv",
                  "review, partner, held, attendees, executive_present, actions_agreed,"
                      + " actions_closed")),
          Map.entry(
              Table.PLAN_REVIEWS,
              Source.csv(
                  Table.PLAN_REVIEWS,
                  "alliances/plan-reviews.csv",
                  "partner, assessor, criterion, level, judged_on")),
          Map.entry(
              Table.USAGE,
              Source.csv(
                  Table.USAGE,
                  "metering/usage.csv",
                  "record, partner, customer, service, month, units, charged, currency")),
          Map.entry(
              Table.PARTNER_REPORTS,
              Source.csv(
                  Table.PARTNER_REPORTS,
                  "portal/partner-reports.csv",
                  "report, partner, cadence, from, to, due, received, leads_sourced")));

  private Sources() {}

  /** Where a row is kept. European deals are in Munich, all others in the CRM, by quarter. */
  static Source of(Table table, List<Object> row) {
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

  private static Source known(Table table) {
    var source = BY_TABLE.get(table);
    if (source == null) {
      throw new IllegalStateException("No system keeps " + table);
    }
    return source;
  }

  private static Source deals(List<Object> row) {
    var currency = row.get(Table.DEALS.columns().indexOf("currency"));
    if (currency.equals("EUR") || currency.equals("CHF") || currency.equals("GBP")) {
      return ERP_MUNICH;
    }
    var closed = row.get(Table.DEALS.columns().indexOf("closed_on"));
    var part =
        closed instanceof java.time.LocalDate day
            ? Quarters.CALENDAR
                .containing(day, dev.touchstone.definition.program.PeriodKind.QUARTER)
                .label()
            : "open";
    return new Source(
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
