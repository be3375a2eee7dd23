package dev.touchstone.portal;

import dev.touchstone.access.Person;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.Restatements;
import dev.touchstone.publication.SourceRowsOfRun;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.publication.StoredRun.Standing;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One partner's scorecard, and the source rows behind it. */
@Controller
@Transactional(readOnly = true)
class PartnerController {
  private final Publications publications;
  private final Partners partners;
  private final SourceRowsOfRun sourceRows;
  private final Restatements restatements;

  PartnerController(
      Publications publications,
      Partners partners,
      SourceRowsOfRun sourceRows,
      Restatements restatements) {
    this.publications = publications;
    this.partners = partners;
    this.sourceRows = sourceRows;
    this.restatements = restatements;
  }

  @GetMapping("/scorecards/{scorecard}/partner")
  @Nullable Page partner(
      @PathVariable String scorecard,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      Person person,
      HttpServletRequest request,
      HttpServletResponse response) {
    var showing = Showing.of(publications, scorecard, run, period);
    if (Validator.stillGood(request, response, person, showing)) {
      return null;
    }
    var profile = profile(showing, id);
    var now =
        explanation(showing, showing.position(), profile, person).orElseThrow(() -> notFound(id));
    var view =
        new PartnerView(
            showing.among(partners.knowing(showing.scorecards(), profile.id())),
            profile,
            now,
            partners.history(showing.run(), profile.id()),
            partners.kpiPoints(showing.run(), profile.id()),
            changes(showing, profile, person, now),
            restated(showing, profile, person, now),
            parent(showing, profile),
            partners.below(showing.run(), profile.id()));
    return (out, forms, frame) -> JtepartnerGenerated.render(out, forms, frame, view);
  }

  /** The partner above, where the reader may know of it. */
  private Optional<Partners.Profile> parent(Showing showing, Partners.Profile profile) {
    return profile.parent().isEmpty()
        ? Optional.empty()
        : partners.profile(showing.run(), new PartnerId(profile.parent()));
  }

  private ChangesView changes(
      Showing showing, Partners.Profile profile, Person person, Explanation now) {
    if (showing.position() == 0) {
      return ChangesView.none("changed", "What changed", "This is the first period of the run.");
    }
    var title = "What changed since " + showing.before();
    return explanation(showing, showing.position() - 1, profile, person)
        .map(it -> ChangesView.of("changed", title, it, now, showing.method().currency()))
        .orElseGet(() -> ChangesView.none("changed", title, ChangesView.NOTHING));
  }

  /** Against the same period as it was published before. */
  private Optional<ChangesView> restated(
      Showing showing, Partners.Profile profile, Person person, Explanation now) {
    return publications
        .publishedBefore(showing.run(), showing.period())
        .flatMap(
            earlier ->
                earlier
                    .position(showing.periodLabel())
                    .flatMap(
                        position -> partners.explanation(earlier, position, profile.id(), person))
                    .map(then -> restated(showing, earlier, then, now)))
        .filter(view -> !view.all().isEmpty() || !view.nothing().equals(ChangesView.NOTHING));
  }

  private ChangesView restated(
      Showing showing, StoredRun earlier, Explanation then, Explanation now) {
    var title = "What changed since %s was published".formatted(showing.periodLabel());
    if (earlier.standing() instanceof Standing.Published(var at, var _)) {
      title += " on " + Figures.day(at);
    }
    try {
      var since = restatements.since(earlier, showing.run(), showing.period(), now.partner());
      var currency = showing.method().currency();
      return ChangesView.of("restated", title, then, now.since(since), currency);
    } catch (Refused refused) {
      return ChangesView.none("restated", title, refused.reason());
    }
  }

  @GetMapping("/scorecards/{scorecard}/rows")
  Page rows(
      @PathVariable String scorecard,
      @RequestParam String id,
      @RequestParam String kpi,
      @RequestParam String input,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "1") int page,
      Person person) {
    var showing = Showing.of(publications, scorecard, run, period);
    var profile = profile(showing, id);
    var explanation =
        explanation(showing, showing.position(), profile, person).orElseThrow(() -> notFound(id));
    var leaf =
        PerspectiveView.leaves(explanation.root()).stream()
            .filter(it -> it.id().equals(kpi))
            .findFirst()
            .orElseThrow(() -> new NotFound("This scorecard has no KPI “" + kpi + "”."));
    var aggregates =
        leaf.measurement().inputs().stream().filter(it -> it.input().equals(input)).toList();
    if (aggregates.isEmpty()) {
      throw new NotFound("“" + leaf.title() + "” has no input “" + input + "”.");
    }
    int number = Math.clamp(page, 1, 1_000_000);
    var rows =
        sourceRows.rows(
            showing.run(),
            kpi,
            input,
            profile.id(),
            showing.period(),
            (number - 1) * RowsView.PAGE_SIZE,
            RowsView.PAGE_SIZE);
    var view = new RowsView(showing, profile, leaf, aggregates, rows, number);
    return (out, forms, frame) -> JterowsGenerated.render(out, forms, frame, view);
  }

  private Partners.Profile profile(Showing showing, String id) {
    if (id.isBlank()) {
      throw notFound(id);
    }
    return partners.profile(showing.run(), new PartnerId(id)).orElseThrow(() -> notFound(id));
  }

  private Optional<Explanation> explanation(
      Showing showing, int position, Partners.Profile partner, Person person) {
    return partners.explanation(showing.run(), position, partner.id(), person);
  }

  private static NotFound notFound(String id) {
    return new NotFound("There is no partner “" + id + "” on this scorecard.");
  }
}
