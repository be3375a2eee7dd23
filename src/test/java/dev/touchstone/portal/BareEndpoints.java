package dev.touchstone.portal;

import dev.touchstone.access.Person;
import dev.touchstone.publication.Partners;
import dev.touchstone.publication.Portfolio;
import dev.touchstone.publication.PortfolioQuery;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.shared.PartnerId;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What {@link PagesBench} compares pages with: endpoints behind the same door that ask the database
 * the same, or one thing only, and write plain bytes.
 */
@Controller
@ResponseBody
@ConditionalOnProperty("touchstone.bench")
@Transactional(readOnly = true)
class BareEndpoints {
  private static final byte[] BYTES = new byte[1_000_000];

  private final Publications publications;
  private final Portfolio portfolio;
  private final Partners partners;

  BareEndpoints(Publications publications, Portfolio portfolio, Partners partners) {
    this.publications = publications;
    this.portfolio = portfolio;
    this.partners = partners;
  }

  @GetMapping("/bench/portfolio/same")
  byte[] portfolio(@RequestParam String run, @RequestParam int bytes) {
    publications.scorecards();
    var stored = stored(run);
    int last = stored.periods().size() - 1;
    portfolio.summary(stored, last);
    portfolio.page(stored, last, everybody());
    return java.util.Arrays.copyOf(BYTES, bytes);
  }

  @GetMapping("/bench/portfolio/one")
  byte[] rows(@RequestParam String run) {
    var stored = KNOWN.computeIfAbsent(run, this::stored);
    portfolio.page(stored, stored.periods().size() - 1, everybody());
    return new byte[100];
  }

  @GetMapping("/bench/partner/same")
  byte[] partner(
      @RequestParam String run, @RequestParam String id, @RequestParam int bytes, Person person) {
    var scorecards = publications.scorecards();
    var stored = stored(run);
    var partner = new PartnerId(id);
    int last = stored.periods().size() - 1;
    partners.profile(stored, partner);
    partners.explanation(stored, last, partner, person);
    partners.knowing(scorecards, partner);
    partners.history(stored, partner);
    partners.kpiPoints(stored, partner);
    partners.explanation(stored, last - 1, partner, person);
    publications.publishedBefore(stored, stored.latest());
    partners.below(stored, partner);
    return java.util.Arrays.copyOf(BYTES, bytes);
  }

  @GetMapping("/bench/partner/one")
  byte[] explanation(@RequestParam String run, @RequestParam String id, Person person) {
    var stored = KNOWN.computeIfAbsent(run, this::stored);
    partners.explanation(stored, stored.periods().size() - 1, new PartnerId(id), person);
    return new byte[100];
  }

  private static final java.util.Map<String, StoredRun> KNOWN =
      new java.util.concurrent.ConcurrentHashMap<>();

  private StoredRun stored(String run) {
    return publications.find(run).orElseThrow();
  }

  private static PortfolioQuery everybody() {
    return new PortfolioQuery(Set.of(), "", "", "", "", PortfolioQuery.Sort.RANK, false, 1);
  }
}
