package dev.touchstone.portal;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.touchstone.access.Person;
import dev.touchstone.access.Person.Reach;
import dev.touchstone.publication.Need;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Portfolio;
import dev.touchstone.publication.PortfolioPage;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.Result;
import dev.touchstone.publication.ScoreDifference;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.shared.SpreadsheetText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** All partners of a scorecard; a partner user goes on to its own. */
@Controller
@Transactional(readOnly = true)
class PortfolioController {
  private final Publications publications;
  private final Portfolio portfolio;
  private final Partners partners;

  PortfolioController(Publications publications, Portfolio portfolio, Partners partners) {
    this.publications = publications;
    this.portfolio = portfolio;
    this.partners = partners;
  }

  /** The first scorecard; for a partner user the first that its company is on. */
  @GetMapping({"/", "/portfolio", "/scorecards"})
  View start(Person person) {
    return onFirst(person, "");
  }

  /** How the first scorecard is made, for pages that show none. */
  @GetMapping("/method")
  View method(Person person) {
    return onFirst(person, "/method");
  }

  private View onFirst(Person person, String path) {
    var scorecards = publications.scorecards();
    var own =
        switch (person.reach()) {
          case Reach.Everybody() -> scorecards;
          case Reach.OwnCompany(var partner) -> partners.knowing(scorecards, partner);
        };
    Page nothingYet = JtenothingyetGenerated::render;
    return own.stream()
        .findFirst()
        .<View>map(run -> new RedirectView("/scorecards/" + run.scorecard() + path))
        .orElse(nothingYet);
  }

  @GetMapping("/scorecards/{scorecard}")
  @Nullable View portfolio(
      @PathVariable String scorecard,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") int page,
      Person person,
      HttpServletRequest request,
      HttpServletResponse response) {
    var showing = Showing.of(publications, scorecard, run, period);
    if (person.reach() instanceof Reach.OwnCompany(var own)) {
      return new RedirectView(showing.link("/partner").with("id", own.value()).toString());
    }
    if (Validator.stillGood(request, response, person, showing)) {
      return null;
    }
    var address = new PortfolioAddress(showing, show, q, band, type, region, sort, page);
    var summary = portfolio.summary(showing.run(), showing.position());
    var found = portfolio.page(showing.run(), showing.position(), address.query());
    Page it =
        (out, forms, frame) ->
            JteportfolioGenerated.render(
                out, forms, frame, new PortfolioView(address, summary, found));
    return it;
  }

  /** What the page shows, all pages of it, with exact numbers. */
  @GetMapping("/scorecards/{scorecard}/portfolio.csv")
  void download(
      @PathVariable String scorecard,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String sort,
      Person person,
      HttpServletResponse response)
      throws IOException {
    if (person.reach() instanceof Reach.OwnCompany(var _)) {
      throw new NotFound("There is nothing at this address.");
    }
    var showing = Showing.of(publications, scorecard, run, period);
    var address = new PortfolioAddress(showing, show, q, band, type, region, sort, 1);
    Downloads.csv(response, scorecard + "-" + showing.periodLabel());
    try (var csv =
        CsvWriter.builder()
            .build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
      csv.writeRecord(
          "period",
          "partner_id",
          "name",
          "partner_type",
          "region",
          "rank",
          "score",
          "change",
          "band",
          "band_before",
          "band_without_gates",
          "held_by_gate",
          "lowered_most_by",
          "lowered_by_points",
          "coverage",
          "needs",
          "withheld");
      portfolio.each(
          showing.run(),
          showing.position(),
          address.query(),
          row -> csv.writeRecord(cells(showing, row)));
    }
  }

  private static List<String> cells(Showing showing, PortfolioPage.Row row) {
    var scored = row.result() instanceof Result.Scored it ? it : null;
    return List.of(
        showing.periodLabel(),
        SpreadsheetText.shown(row.partner().value()),
        SpreadsheetText.shown(row.name()),
        SpreadsheetText.shown(row.type()),
        SpreadsheetText.shown(row.region()),
        scored == null ? "" : "" + scored.rank(),
        scored == null ? "" : scored.score().toPlainString(),
        row.change() instanceof ScoreDifference.By(var points) ? points.toPlainString() : "",
        scored == null ? "" : scored.band(),
        row.bandBefore(),
        row.bandBeforeGates(),
        SpreadsheetText.shown(row.heldBy()),
        SpreadsheetText.shown(row.lowered().title()),
        row.lowered().title().isEmpty() ? "" : row.lowered().points().toPlainString(),
        row.coverage().toPlainString(),
        reasons(showing.run(), row),
        row.result() instanceof Result.Withheld(var why) ? SpreadsheetText.shown(why) : "");
  }

  private static String reasons(StoredRun run, PortfolioPage.Row row) {
    return ReasonView.needs(run.method(), row).stream()
        .map(Need::id)
        .collect(Collectors.joining(" "));
  }
}
