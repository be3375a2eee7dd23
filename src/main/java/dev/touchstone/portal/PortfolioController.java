package dev.touchstone.portal;

import dev.touchstone.access.Person;
import dev.touchstone.access.Person.Reach;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Portfolio;
import dev.touchstone.publication.PortfolioQuery;
import dev.touchstone.publication.PortfolioQuery.Sort;
import dev.touchstone.publication.Publications;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** All partners of a scorecard; a partner user goes on to its own. */
@Controller
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
    var first =
        publications.scorecards().stream()
            .filter(
                run ->
                    switch (person.reach()) {
                      case Reach.Everybody() -> true;
                      case Reach.OwnCompany(var own) -> partners.profile(run, own).isPresent();
                    })
            .findFirst();
    Page nothingYet = JtenothingyetGenerated::render;
    return first
        .<View>map(run -> new RedirectView("/scorecards/" + run.scorecard()))
        .orElse(nothingYet);
  }

  @GetMapping("/scorecards/{scorecard}")
  View portfolio(
      @PathVariable String scorecard,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String band,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") int page,
      Person person) {
    var showing = Showing.of(publications, scorecard, run, period);
    if (person.reach() instanceof Reach.OwnCompany(var own)) {
      return new RedirectView(showing.link("/partner").with("id", own.value()).toString());
    }
    var query =
        new PortfolioQuery(
            q,
            band,
            type,
            region,
            order(sort),
            sort.startsWith("-"),
            Math.clamp(page, 1, 1_000_000));
    var position = showing.position();
    var scorecards = publications.scorecards();
    var view =
        new PortfolioView(
            showing,
            portfolio.summary(showing.run(), position),
            query,
            portfolio.page(showing.run(), position, query));
    Page it =
        (out, forms, frame) ->
            JteportfolioGenerated.render(out, forms, frame, showing, scorecards, view);
    return it;
  }

  /** Anything unknown is the usual order: an old link still shows a page. */
  private static Sort order(String sort) {
    var name = sort.replaceFirst("^-", "").toUpperCase(Locale.ROOT);
    return Arrays.stream(Sort.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElse(Sort.RANK);
  }
}
