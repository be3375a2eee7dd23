package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.fact.field.Reject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that mean that there is no value, and signs about numbers: as the mapping declares them.
 */
class MissingTextTests {
  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private DocumentedRows load(String columns, String mapping, String csv) throws Exception {
    return DocumentedRows.of(
        workspace,
        "",
        "key: id\ncolumns: {id: partner, %s}".formatted(columns),
        mapping,
        "things.csv",
        csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatTheMappingListsHoldsForEveryColumnAndAColumnAddsItsOwn() throws Exception {
    var told =
        load(
            "a: integer, b: integer, c: text, d: {enum: [low, high]}",
            """
            missing: [N/A, "Not enough data"]
            columns:
              id: id
              a: a
              b: {from: b, missing: "-1"}
              c: c
              d: {from: d, values: {L: low}, otherwise: high}
            """,
            """
            id,a,b,c,d
            p,N/A,-1, N/A ,L
            q,7,8,n/a,N/A
            r,-1,Not enough data,N/A and more,x
            N/A,1,1,1,L
            """);
    assertThat(told.rejects()).isEqualTo("5:1 missing-value: id must have a value\n");
    assertThat(told.rows("id, a, b, c, d"))
        .containsExactly("p|null|null|null|low", "q|7|8|n/a|null", "r|-1|null|N/A and more|high");
  }

  @Test
  void aPartOfATemplateAndALookupsAnswerMayBeMissingToo() throws Exception {
    workspace.file("regions.csv", "code,name\n1,North\n2,unknown\n");
    var told =
        load(
            "month: date, region: text",
            """
            missing: [unknown]
            lookups: {region-of: {file: regions.csv, key: code, value: name}}
            columns:
              id: id
              month: {from: "{year}-{month}", date: yyyy-M-d, missing: ["2026-0"]}
              region: {from: code, lookup: region-of}
            """,
            """
            id,year,month,code
            p,unknown,unknown,1
            q,2026,0,2
            r,2026,3-1,unknown
            """);
    assertThat(told.rejects()).isEmpty();
    assertThat(told.rows("id, month, region"))
        .containsExactly("p|null|North", "q|null|null", "r|2026-03-01|null");
  }

  @Test
  void signsCountWhereTheyAreDeclared() throws Exception {
    var told =
        load(
            "a: {decimal: 2}",
            """
            read: {csv: {delimiter: "|"}}
            columns:
              id: id
              a:
                from: a
                decimal: ","
                thousands: "."
                signs: [percent, currency, parentheses, trailing-minus]
            """,
            """
            id|a
            a|7%
            b|7,5\u00a0%
            c|$ 1.234,50
            d|-€5
            e|5 €-
            f|(1.000,25)
            g|(3%)
            h|12-
            i|€ -4
            j|5,00- €
            k|(-5)
            l|-5-
            m|7%%
            n|€5€
            o|()
            p|%
            """);
    assertThat(told.rows("id, a"))
        .containsExactly(
            "a|7.00",
            "b|7.50",
            "c|1234.50",
            "d|-5.00",
            "e|-5.00",
            "f|-1000.25",
            "g|-3.00",
            "h|-12.00",
            "i|-4.00",
            "j|-5.00");
    assertThat(told.report().rejects())
        .extracting(Reject::value)
        .containsExactly("(-5)", "-5-", "7%%", "€5€", "()", "%");
  }

  @Test
  void withoutADeclarationTheReasonNamesIt() throws Exception {
    var told =
        load(
            "a: {decimal: 2}",
            "columns: {id: id, a: a}",
            """
            id,a
            a,7%
            b,(5)
            c,£5-
            d,-
            e,5 units
            """);
    assertThat(told.rejects())
        .isEqualTo(
            """
            2:2 bad-number: '7%' is not a number; say signs: [percent] in the mapping to read it as one
            3:2 bad-number: '(5)' is not a number; say signs: [parentheses] in the mapping to read it as one
            4:2 bad-number: '£5-' is not a number; say signs: [currency, trailing-minus] in the mapping to read it as one
            5:2 bad-number: '-' is not a number; if it stands for no value, say missing: ['-'] in the mapping
            6:2 bad-number: '5 units' is not a number
            """);
  }

  @Test
  void aGroupOfThousandsBeginsWithADigitThatCounts() throws Exception {
    var told =
        load(
            "a: {decimal: 3}",
            "columns: {id: id, a: {from: a, thousands: \",\"}}",
            """
            id,a
            a,"0,001"
            b,"1,001"
            c,"012,345"
            d,"12,345,678.5"
            e,"1234,567"
            f,"1,23"
            g,"-0,500"
            """);
    assertThat(told.rejects())
        .isEqualTo(
            """
            2:2 bad-number: '0,001' is not a number; the mapping says decimals are written with '.'
            4:2 bad-number: '012,345' is not a number; the mapping says decimals are written with '.'
            6:2 bad-number: '1234,567' is not a number; the mapping says decimals are written with '.'
            7:2 bad-number: '1,23' is not a number; the mapping says decimals are written with '.'
            8:2 bad-number: '-0,500' is not a number; the mapping says decimals are written with '.'
            """);
    assertThat(told.rows("id, a")).containsExactly("b|1001.000", "d|12345678.500");
  }

  @Test
  void undeclaredGroupsAreToldFromDecimals() throws Exception {
    var told =
        load("a: {decimal: 3}", "columns: {id: id, a: a}", "id,a\na,\"0,005\"\nb,\"1,005\"\n");
    assertThat(told.rejects())
        .isEqualTo(
            """
            2:2 bad-number: '0,005' is not a number; the mapping says decimals are written with '.'
            3:2 thousands-separator: '1,005' has a thousands separator that the mapping does not declare; add thousands: ","
            """);
  }

  @Test
  void anAmountWithoutACurrencyIsNoAmount() throws Exception {
    var told =
        load(
            "amount: {money: currency}, currency: currency",
            "missing: [none]\ncolumns: {id: id, amount: amount, currency: currency}",
            """
            id,amount,currency
            a,5,EUR
            b,5,
            c,,
            d,0,none
            e,x,
            """);
    assertThat(told.rejects())
        .isEqualTo(
            """
            3:2 missing-currency: amount has a value, but its currency has none; give currency one
            5:2 missing-currency: amount has a value, but its currency has none; give currency one
            6:2 bad-number: 'x' is not a number; if it stands for no value, say missing: ['x'] in the mapping
            """);
    assertThat(told.rows("id, amount")).containsExactly("a|5.0000", "c|null");
  }

  @Test
  void aRateOfZeroOrBelowIsAWrongRow() throws Exception {
    workspace.file(
        "rates.csv",
        """
        currency,day,rate
        USD,2026-01-01,0.92
        USD,2026-01-02,0
        GBP,2026-01-02,-1.2
        """);
    var told =
        DocumentedRows.of(
            workspace,
            """
            rates: {dataset: fx}
            ---
            dataset: fx
            bad-rows: leave-out
            key: [currency, day]
            time: day
            columns: {currency: currency, day: date, rate: {decimal: 6}}
            ---
            mapping: fx-file
            into: fx
            files: rates.csv
            columns: {currency: currency, day: day, rate: rate}
            """,
            "key: id\ncolumns: {id: partner}",
            "columns: {id: id}",
            "things.csv",
            "id\na\n".getBytes(StandardCharsets.UTF_8));
    assertThat(told.rejects())
        .isEqualTo(
            """
            3:0 broken-rule: The rule rate-above-zero does not hold: rate > 0
            4:0 broken-rule: The rule rate-above-zero does not hold: rate > 0
            """);
    assertThat(Workspace.rows(workspace.store.current(), "fx", "currency, rate"))
        .containsExactly("USD|0.920000");
  }
}
