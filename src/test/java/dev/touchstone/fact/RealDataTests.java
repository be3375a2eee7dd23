package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Shared;
import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.Documents;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were not made for us. */
class RealDataTests {
  private static final String PROGRAM =
      """
      program: real-data
      title: Real data
      currency: USD
      calendar: {year-starts: january}
      """;

  private static final String PARTNERS =
      """
      dataset: partners
      title: Partners
      reported-by: vendor
      owner: operations
      steward: data
      key: id
      columns: {id: partner, name: text}
      """;

  @TempDir Path folder;

  private static Definitions definitions(String... documents) {
    var sources = new ArrayList<SourceFile>();
    sources.add(new SourceFile("program.yaml", PROGRAM));
    sources.add(new SourceFile("partners.yaml", PARTNERS));
    for (int i = 0; i < documents.length; i++) {
      sources.add(new SourceFile("document-" + i + ".yaml", documents[i]));
    }
    return Documents.of(sources).definitions();
  }

  @Test
  @Shared.Read("data/adventureworks-dw")
  void everyLineOfAdventureWorksResellerSalesIsTakenAndAddsUp() throws Exception {
    var data = Shared.folder("data/adventureworks-dw");
    var definitions =
        definitions(
            """
            dataset: sales
            title: Sales
            reported-by: vendor
            owner: operations
            steward: data
            key: [order_number, line]
            partner: reseller
            time: ordered_on
            columns:
              order_number: text
              line: integer
              reseller: {type: partner, required: true}
              quantity: {type: integer, required: true}
              amount: {money: currency, required: true}
              currency: {type: currency, required: true}
              ordered_on: {type: date, required: true}
            """,
            """
            mapping: sales
            into: sales
            files: files/FactResellerSales.csv.gz
            read:
              csv:
                delimiter: "|"
                quote: none
                header: [ProductKey, OrderDateKey, DueDateKey, ShipDateKey, ResellerKey, EmployeeKey,
                  PromotionKey, CurrencyKey, SalesTerritoryKey, SalesOrderNumber, SalesOrderLineNumber,
                  RevisionNumber, OrderQuantity, UnitPrice, ExtendedAmount, UnitPriceDiscountPct,
                  DiscountAmount, ProductStandardCost, TotalProductCost, SalesAmount, TaxAmt, Freight,
                  CarrierTrackingNumber, CustomerPONumber, OrderDate, DueDate, ShipDate]
            lookups:
              currency-of:
                file: files/DimCurrency.csv
                read: {csv: {delimiter: "|", quote: none, header: [CurrencyKey, Code, Name]}}
                key: CurrencyKey
                value: Code
            columns:
              order_number: SalesOrderNumber
              line: SalesOrderLineNumber
              reseller: ResellerKey
              quantity: OrderQuantity
              amount: SalesAmount
              currency: {from: CurrencyKey, lookup: currency-of}
              ordered_on: OrderDate
            """,
            """
            mapping: sales-again
            into: sales
            files: parquet/FactResellerSales.parquet
            read: parquet
            lookups:
              currency-of:
                file: files/DimCurrency.csv
                read: {csv: {delimiter: "|", quote: none, header: [CurrencyKey, Code, Name]}}
                key: CurrencyKey
                value: Code
            columns:
              order_number: SalesOrderNumber
              line: SalesOrderLineNumber
              reseller: ResellerKey
              quantity: OrderQuantity
              amount: {from: SalesAmount, round: 4}
              currency: {from: CurrencyKey, lookup: currency-of}
              ordered_on: OrderDate
            """);
    try (var workspace = new Workspace(folder)) {
      var reports = workspace.store.loadAll(definitions, data, Progress.SILENT);

      assertThat(reports.getFirst().added()).isEqualTo(60_855);
      assertThat(reports.getFirst().rejected()).isZero();
      assertThat(reports.getLast().unchanged())
          .as("the Parquet file of the same table says nothing new")
          .isEqualTo(60_855);
      var now = workspace.store.current();
      assertThat(workspace.rows(now, "sales", "count(*), sum(amount), count(distinct reseller)"))
          .containsExactly("60855|80450596.9823|635");
      assertThat(
              workspace.rows(
                  now, "sales", "sum(amount) filter (currency = 'CAD'), max(_line), min(_line)"))
          .containsExactly("14377925.5965|60855|1");
      assertThat(workspace.files(now, "sales")).as("a file per quarter").hasSize(13);
    }
  }

  @Test
  @Shared.Read("data/airline-ontime-2023q1")
  void airlineCountsWrittenAsDecimalsAreWholeNumbersAndBlanksAreMissing() throws Exception {
    var data = Shared.folder("data/airline-ontime-2023q1");
    var definitions =
        definitions(
            """
            dataset: arrivals
            title: Arrivals
            reported-by: partner
            owner: operations
            steward: data
            key: [month, carrier, airport]
            time: month
            columns:
              month: date
              carrier: partner
              airport: text
              flights: integer
              late: integer
            """,
            """
            mapping: arrivals
            into: arrivals
            files: "*.csv"
            read: csv
            columns:
              month: {from: "{year}-{month}-01", date: yyyy-M-d}
              carrier: carrier
              airport: airport
              flights: arr_flights
              late: arr_del15
            """);
    try (var workspace = new Workspace(folder)) {
      var report = workspace.store.loadAll(definitions, data, Progress.SILENT).getFirst();

      assertThat(report.rejects()).isEmpty();
      assertThat(report.added()).isEqualTo(4_612);
      assertThat(
              workspace.rows(
                  workspace.store.current(),
                  "arrivals",
                  "sum(flights), sum(late), count(distinct carrier), count(*) filter (late is"
                      + " null)"))
          .isEqualTo(List.of("1621908|345726|15|5"));
    }
  }
}
