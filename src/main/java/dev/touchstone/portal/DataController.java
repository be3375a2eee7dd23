package dev.touchstone.portal;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.publication.Loads;
import dev.touchstone.publication.StoredLoad;
import dev.touchstone.shared.SpreadsheetText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What came in, what was not taken, and why. */
@Controller
class DataController {
  static final int PAGE_SIZE = 50;

  private final Loads loads;

  DataController(Loads loads) {
    this.loads = loads;
  }

  @GetMapping("/data")
  Page data(@RequestParam(defaultValue = "1") int page) {
    int number = Math.clamp(page, 1, 1_000_000);
    var view =
        new DataView(loads.newest((number - 1) * PAGE_SIZE, PAGE_SIZE), loads.count(), number);
    return (out, forms, frame) -> JtedataGenerated.render(out, forms, frame, view);
  }

  @GetMapping("/data/loads/{id}")
  Page rejects(@PathVariable long id, @RequestParam(defaultValue = "1") int page) {
    int number = Math.clamp(page, 1, 1_000_000);
    var load = find(id);
    var view =
        new RejectsView(
            load,
            loads.rejects(load, (number - 1) * PAGE_SIZE, PAGE_SIZE),
            loads.rejectedRows(load).isPresent(),
            number);
    return (out, forms, frame) -> JterejectsGenerated.render(out, forms, frame, view);
  }

  /** The rejected rows in the layout they came in, to be mended and sent again. */
  @GetMapping("/data/loads/{id}/rejected-rows.csv")
  void rows(@PathVariable long id, HttpServletResponse response) throws IOException {
    var load = find(id);
    var rows =
        loads
            .rejectedRows(load)
            .orElseThrow(() -> new NotFound("No rejected rows of load " + id + " are kept."));
    Downloads.csv(response, "rejected-rows-" + id);
    response.setContentLength(rows.length);
    response.getOutputStream().write(rows);
  }

  /** The reasons as a file. A cell that a spreadsheet would run as a formula is quoted. */
  @GetMapping("/data/loads/{id}/rejects.csv")
  void download(@PathVariable long id, HttpServletResponse response) throws IOException {
    var load = find(id);
    Downloads.csv(response, "rejects-" + id);
    try (var csv =
        CsvWriter.builder()
            .build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
      csv.writeRecord("file", "line", "field", "column", "value", "code", "reason");
      loads.eachReject(load, reject -> csv.writeRecord(cells(reject)));
    }
  }

  private static String[] cells(Reject it) {
    return new String[] {
      SpreadsheetText.shown(it.file()),
      "" + it.line(),
      "" + it.field(),
      SpreadsheetText.shown(it.column()),
      SpreadsheetText.shown(it.value()),
      it.code(),
      SpreadsheetText.shown(it.reason())
    };
  }

  private StoredLoad find(long id) {
    return loads.find(id).orElseThrow(() -> new NotFound("There is no load " + id + "."));
  }
}
