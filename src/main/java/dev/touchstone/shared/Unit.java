package dev.touchstone.shared;

/** How a KPI's value reads; documents write it in small letters. Points never have a currency. */
public enum Unit {
  /** An amount in the program's currency. */
  MONEY,
  /** A share: 0.25 is 25 %. */
  PERCENT,
  COUNT,
  DAYS,
  /** A plain quotient. */
  RATIO,
  POINTS
}
