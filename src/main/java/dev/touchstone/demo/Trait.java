package dev.touchstone.demo;

/** What makes one partner's rows different from another's. */
enum Trait {
  /** Deals opened per quarter. */
  DEALS,
  /** Half of the deals are smaller than this, in USD. */
  DEAL_USD,
  /** Deviation of the logarithm of a deal's size. */
  DEAL_SPREAD,
  /** Growth of the number of deals per quarter, as a fraction. */
  GROWTH,
  /** Share of closed deals that are won. */
  WIN_RATE,
  /** Half of the deals close within so many days. */
  CYCLE_DAYS,
  /** Share of the list price that is given away. */
  DISCOUNT,
  /** Share of the amount that is left after cost, at the usual discount. */
  MARGIN,
  /** Share of deals with customers who never bought before. */
  NEW_CUSTOMERS,
  /** Share of deals that are registered. */
  REGISTERED,
  /** Share of registrations that are filed after the deal has closed. */
  RETROACTIVE,
  /** Share of won deals that are closed in the last five days of their quarter. */
  PULLED_IN,
  /** 1 if every year repeats the one before, deal by deal, in the partner's own currency. */
  REPEATS,
  /** 1 if the targets equal what was won, to the cent. */
  ON_TARGET,
  /** Leads handed over per quarter. */
  LEADS,
  ACCEPTED,
  /** Half of the leads are answered within so many days. */
  RESPONSE_DAYS,
  /** Share of accepted leads that qualify. */
  QUALIFIED,
  /** Share of qualified leads that become deals. */
  CONVERTED,
  /** People with a certificate. */
  PEOPLE,
  /** 1 if all certificates end within the last quarter. */
  EXPIRING,
  /** Courses finished per person and quarter. */
  COURSES,
  /** Survey answers per quarter. */
  SURVEYS,
  /** Mean satisfaction, 1 to 5. */
  SATISFACTION,
  /** Support tickets per quarter. */
  TICKETS,
  /** Share of tickets resolved in time. */
  SLA_MET,
  /** Fund claims per quarter. */
  CLAIMS,
  /** Pipeline per unit of money approved. */
  FUND_RETURN,
  /** Joint initiatives in all. */
  INITIATIVES,
  /** Share of milestones done by their day. */
  ON_TIME,
  /** Business reviews held per quarter. */
  REVIEWS,
  /** Share of reviews with an executive. */
  EXECUTIVES,
  /** Customers with metered services. */
  METERED,
  /** Growth of a metered customer per quarter, as a fraction. */
  USAGE_GROWTH,
  /** The quarter from which the largest metered customer is gone; 99 for never. */
  LOSES_CUSTOMER,
  /** Half of the reports come so many days after they are due; negative is early. */
  REPORT_DELAY,
  /** 1 for a partner that reports by month where others do by week. */
  MONTHLY_REPORTS,
  /** Leads the partner found itself, per week; -1 if it does not say. */
  SOURCED_LEADS,
  /** The first quarter without any row of the partner; 99 for never. */
  SILENT_FROM
}
