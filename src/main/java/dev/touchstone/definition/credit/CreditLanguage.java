package dev.touchstone.definition.credit;

import dev.touchstone.definition.credit.CreditRule.Conflict;
import dev.touchstone.definition.credit.CreditRule.Model;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Units;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.language.Word;
import java.math.BigDecimal;
import java.util.List;

/** The keys of a {@code credit} document. {@link CreditReader} makes it. */
final class CreditLanguage {
  static final Key.Required<String> CREDIT =
      Key.required("credit", Values.ID, "The id of the credit, and of the dataset it makes.");
  static final Key.Optional<String> TITLE =
      Key.of("title", Values.TEXT, "What people call it; made from the id if left out.");
  static final Key.Required<String> FROM =
      Key.required("from", Values.ID, "The dataset of deals; its key is one column.");
  static final Key.Optional<Formula> WHERE =
      Key.of("where", Values.FORMULA, "Which rows count; all if left out.");
  static final Key.Required<String> AMOUNT =
      Key.required("amount", Values.COLUMN_NAME, "The money column that is shared out.");
  static final Key.Optional<String> ON =
      Key.of(
          "on",
          Values.COLUMN_NAME,
          "The date column that says when it counts; the dataset's time if left out.");
  static final Key.Optional<List<Word>> KEEP =
      Key.of(
          "keep",
          new ListOf<>(Values.COLUMN, true, 1),
          "Columns of the deal that stand beside each credit, for conditions of KPIs.");
  static final Key.Defaulted<List<String>> ROLES =
      Key.of(
              "roles",
              new ListOf<>(Values.ID, true, 1),
              "What a claim can be for. In one credit no two of them count the same share twice.")
          .otherwise("[sourced, influenced, fulfilled, serviced]");
  static final Key.Defaulted<Integer> DECIMALS =
      Key.of(
              "decimals",
              Numbers.whole("digits after the point, 2 to 12", 2, 12),
              "Digits after the point of a share.")
          .otherwise("6");

  static final Key.Required<String> CLAIM_FROM =
      Key.required("from", Values.ID, "The dataset whose rows are claims.");
  static final Key.Required<String> COLUMN =
      Key.required("column", Values.COLUMN_NAME, "A column of the claims.");
  static final Key.Optional<String> IS =
      Key.of("is", Values.COLUMN_NAME, "A column of the deals; their key if left out.");
  static final Key.Required<Fields> DEAL =
      Key.required(
          "deal",
          Keys.of("claimed-deal", "Which deals a claim is about.", COLUMN, IS).shorthandFor(COLUMN),
          "The column of the claims that names the deal; {column: customer_id, is: customer_id} "
              + "where a claim is about all deals that agree in another column.");
  static final Key.Optional<String> PARTNER =
      Key.of(
          "partner",
          Values.COLUMN_NAME,
          "The column that says who claims; the dataset's own if left out, none for claims of the "
              + "vendor's. A row without a partner is the vendor's too.");
  static final Key.Optional<String> ALWAYS = Key.of("always", Values.ID, "One role for all.");
  static final Key.Optional<String> ROLE_COLUMN =
      Key.of("column", Values.COLUMN_NAME, "An enum column that holds roles.");
  static final Key.Required<Fields> ROLE =
      Key.required(
          "role",
          Keys.of("claimed-role", "What the claims are for.", ALWAYS, ROLE_COLUMN)
              .shorthandFor(ALWAYS),
          "What the claims are for: a role, or {column: role}.");
  static final Key.Defaulted<BigDecimal> WHOLE =
      Key.of("whole", Numbers.ABOVE_ZERO, "What stands for all of it: 1, or 100 for percent.")
          .otherwise("1");
  static final Key.Optional<Fields> SHARE =
      Key.of(
          "share",
          Keys.of("declared-share", "The share that a claim names.", COLUMN, WHOLE)
              .shorthandFor(COLUMN),
          "The column with the share that a claim's own row names.");

  static final Key.Optional<Formula> ROW =
      Key.of("row", Values.FORMULA, "A condition over the claim's row.");
  static final Key.Optional<Formula> OF_DEAL =
      Key.of("deal", Values.FORMULA, "A condition over the deal's row.");
  static final Key.Optional<String> BY =
      Key.of("by", Values.COLUMN_NAME, "The deal's day on which the claim must be there.");
  static final Key.Optional<Integer> WITHIN =
      Key.of("within", Units.DAYS, "How many days before that day at most.");
  static final Key.Optional<String> UNTIL =
      Key.of(
          "until",
          Values.COLUMN_NAME,
          "The claim's last day, which must not be before the deal's; no day does not expire.");
  static final Key.Optional<String> REASON =
      Key.of("reason", Values.TEXT, "What is wrong with a claim that fails, in plain words.");
  static final Key.Optional<Named<Fields>> VALID =
      Key.of(
          "valid",
          new MapOf<>(
              Values.ID,
              Keys.of(
                  "claim-check",
                  "What must be true of a valid claim: one of row, deal, by.",
                  ROW,
                  OF_DEAL,
                  BY,
                  WITHIN,
                  UNTIL,
                  REASON),
              MapOf.Order.AS_WRITTEN),
          "What must be true of a valid claim; the first that is not is told.");
  static final Key.Required<Named<Fields>> CLAIMS =
      Key.required(
          "claims",
          new MapOf<>(
              Values.ID,
              Keys.of(
                  "claims",
                  "Rows of a dataset that ask for credit.",
                  TITLE,
                  CLAIM_FROM,
                  WHERE,
                  DEAL,
                  PARTNER,
                  ON,
                  ROLE,
                  SHARE,
                  VALID),
              MapOf.Order.AS_WRITTEN),
          "Who asks for credit; the order decides between claims of one day.");

  static final Key.Optional<BigDecimal> GIVES =
      Key.of("gives", Units.PERCENT, "The share of the deal; all that is left if left out.");
  static final Key.Required<List<Word>> OF =
      Key.required(
          "claims", new ListOf<>(Values.PLACED_ID, true, 1), "The claims the rule looks at.");
  static final Key.Defaulted<List<Conflict>> WHEN =
      Key.of(
              "when",
              new ListOf<>(Leaf.words(Conflict.class), true, 1),
              "What is a conflict: a valid claim of the vendor's own, or of several partners.")
          .otherwise("[vendor, several-partners]");
  static final Key.Defaulted<CreditRule.Outcome> THEN =
      Key.of(
              "then",
              Leaf.words(CreditRule.Outcome.class),
              "Whether the deal is the vendor's or counts for nobody.")
          .otherwise("vendor");
  static final Key.Optional<Fields> CHANNEL_CONFLICT =
      Key.of(
          "channel-conflict",
          Keys.of("channel-conflict", "Claims that contradict each other.", OF, WHEN, THEN)
              .shorthandFor(OF),
          "Takes the deal away from everybody where claims contradict each other.");
  static final Key.Defaulted<CreditRule.SameDay> SAME_DAY =
      Key.of(
              "same-day",
              Leaf.words(CreditRule.SameDay.class),
              "Who is first among claims of one day.")
          .otherwise("by-key");
  static final Key.Optional<Fields> FIRST_VALID =
      Key.of(
          "first-valid",
          Keys.of("first-valid", "The earliest valid claim.", OF, SAME_DAY).shorthandFor(OF),
          "The earliest valid claim takes all: registrations, referrals.");
  static final Key.Defaulted<CreditRule.By> SPLIT_BY =
      Key.of(
              "by",
              Leaf.words(CreditRule.By.class),
              "Alike, or by the share each claim's row names.")
          .otherwise("equal");
  static final Key.Defaulted<CreditRule.AboveWhole> ABOVE_WHOLE =
      Key.of(
              "above-whole",
              Leaf.words(CreditRule.AboveWhole.class),
              "What becomes of declared shares that add up to more than 100 %.")
          .otherwise("scale-down");
  static final Key.Optional<Fields> SPLIT =
      Key.of(
          "split",
          Keys.of("split", "Everybody with a valid claim takes part.", OF, SPLIT_BY, ABOVE_WHOLE)
              .shorthandFor(OF),
          "Everybody with a valid claim takes part, alike or by declared shares.");
  static final Key.Required<Named<BigDecimal>> WEIGHTS =
      Key.required(
          "weights",
          new MapOf<>(Values.ID, Numbers.WEIGHT, MapOf.Order.BY_NAME),
          "A weight for each role, at most 100 together.");
  static final Key.Defaulted<CreditRule.Absent> ABSENT =
      Key.of(
              "absent",
              Leaf.words(CreditRule.Absent.class),
              "Where the weight of a role goes that nobody has.")
          .otherwise("rest");
  static final Key.Optional<Fields> ROLE_WEIGHTED =
      Key.of(
          "role-weighted",
          Keys.of("role-weighted", "A weight for each role.", OF, WEIGHTS, ABSENT),
          "Each role has a weight, which those who have the role share alike.");

  static final Key.Defaulted<BigDecimal> FIRST_SHARE =
      Key.of("first", Units.PERCENT, "The first touch's share.").otherwise("40 %");
  static final Key.Defaulted<BigDecimal> LAST_SHARE =
      Key.of("last", Units.PERCENT, "The last touch's share.").otherwise("40 %");
  static final Key.Required<Integer> HALF_LIFE =
      Key.required("half-life", Units.DAYS, "In how many days a touch loses half of its weight.");
  static final Key.Required<Model> MODEL =
      Key.required(
          "model",
          new Tagged<Model>(
              List.of(
                  Tagged.word("first", new Model.First(), "The first touch takes all."),
                  Tagged.word("last", new Model.Last(), "The last touch takes all."),
                  Tagged.word("linear", new Model.Linear(), "All touches count alike."),
                  Tagged.with(
                      "position",
                      Keys.of("position", "By place.", FIRST_SHARE, LAST_SHARE)
                          .as(
                              keys ->
                                  new Model.ByPosition(
                                      keys.get(FIRST_SHARE), keys.get(LAST_SHARE))),
                      true,
                      "The first and the last have shares, those between them the rest."),
                  Tagged.with(
                      "time-decay",
                      Keys.of("time-decay", "By age.", HALF_LIFE)
                          .as(keys -> new Model.TimeDecay(keys.get(HALF_LIFE))),
                      false,
                      "Newer touches count more."))),
          "How much a touch counts.");
  static final Key.Optional<Fields> CAMPAIGN =
      Key.of(
          "campaign",
          Keys.of("campaign", "Touches on the way to the deal.", OF, MODEL),
          "Shares out among touches on the way to the deal.");
  static final Key.Required<Named<Fields>> RULES =
      Key.required(
          "rules",
          new MapOf<>(
              Values.ID,
              Keys.of(
                  "credit-rule",
                  "One step: channel-conflict, first-valid, split, role-weighted or campaign.",
                  TITLE,
                  GIVES,
                  CHANNEL_CONFLICT,
                  FIRST_VALID,
                  SPLIT,
                  ROLE_WEIGHTED,
                  CAMPAIGN),
              MapOf.Order.AS_WRITTEN),
          "Applied in this order, each to what is left; what nobody takes is the vendor's.");

  static final Keys DOCUMENT =
      Keys.of(
          "credit",
          "Who is credited with which share of a deal; its rows are a dataset for KPIs.",
          CREDIT,
          TITLE,
          FROM,
          WHERE,
          AMOUNT,
          ON,
          KEEP,
          ROLES,
          DECIMALS,
          CLAIMS,
          RULES);

  private CreditLanguage() {}
}
