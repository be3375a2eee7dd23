package dev.touchstone.demo;

import java.util.List;

/** What the demo world knows, as the datasets of its definitions name it. */
enum DemoTable {
  PARTNERS(
      "partner_id name partner_type region segment maturity tier country currency parent_id"
          + " joined_on channel_manager"),
  PARTNER_HIERARCHY("partner_id parent_id valid_from valid_to"),
  FX_RATES("currency day rate"),
  DEALS(
      "deal_id partner_id customer_id customer_name stage product_line amount cost list_price"
          + " currency discount created_on stage_on closed_on new_customer registered"),
  TARGETS("partner_id period_from quarter revenue currency"),
  REGISTRATIONS(
      "registration_id deal_id partner_id opened_on registered_on deal_closed_on decision"),
  LEADS("lead_id partner_id source received_on responded_on accepted qualified_on converted_on"),
  CERTIFICATIONS("certificate_id partner_id person_id product_line level earned_on expires_on"),
  TRAININGS("training_id partner_id person_id course completed_on hours"),
  SURVEYS("response_id partner_id answered_on channel satisfaction recommend"),
  TICKETS("ticket_id partner_id priority opened_on resolved_on sla_met"),
  FUND_CLAIMS(
      "claim_id partner_id activity requested_on requested approved_on approved proof_on"
          + " attributed_pipeline currency"),
  INITIATIVES("initiative_id partner_id title theme started_on planned_end status"),
  MILESTONES("milestone_id initiative_id partner_id title due_on done_on"),
  BUSINESS_REVIEWS(
      "review_id partner_id held_on attendees executive_present actions_agreed actions_closed"),
  PLAN_REVIEWS("partner_id assessor criterion level judged_on"),
  USAGE("usage_id partner_id customer_id product_line month_from units charged currency"),
  PARTNER_REPORTS(
      "report_id partner_id cadence covers_from covers_to due_on received_on leads_sourced");

  private final List<String> columns;

  DemoTable(String columns) {
    this.columns = List.of(columns.split(" "));
  }

  List<String> columns() {
    return columns;
  }

  /** The id of the dataset it becomes, e.g. {@code fund-claims}. */
  String dataset() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
