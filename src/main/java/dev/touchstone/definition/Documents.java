package dev.touchstone.definition;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.CanonicalText;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.program.ProgramFrame;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The documents of a workspace folder: what they say, and everything that is wrong with them.
 * Reading never throws for what an author wrote.
 */
public final class Documents {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Issues issues = new Issues();
  private final Drafts drafts = new Drafts(issues);
  private final KnownDocuments known = new KnownDocuments(issues);
  private boolean readable;

  private Documents() {}

  /**
   * Reads {@code *.yaml} and {@code *.yml} below a folder, hidden ones left out, in the order of
   * their names. Issues name files relative to the folder.
   */
  public static Documents in(Path folder) {
    var documents = new Documents();
    documents.read(new Folder(folder, documents.issues, documents.texts).read());
    return documents;
  }

  /** Reads documents that are no files, such as a draft in an editor. */
  public static Documents of(List<SourceFile> sources) {
    var documents = new Documents();
    documents.read(sources);
    return documents;
  }

  /** Everything found so far. Whoever checks further (expressions, say) adds to it. */
  public Issues issues() {
    return issues;
  }

  /**
   * Whether every document could be read key by key. What documents refer to need not exist, so a
   * single file out of a workspace is readable too.
   */
  public boolean readable() {
    return readable;
  }

  public List<Draft> drafts(Kind<?> kind) {
    return drafts.of(kind);
  }

  /** The text of a file that was read, to print beside its issues; empty for any other. */
  public String text(String file) {
    return texts.getOrDefault(file, "");
  }

  /** The files that were read, in the order they were read. */
  public List<SourceFile> sources() {
    return texts.entrySet().stream().map(e -> new SourceFile(e.getKey(), e.getValue())).toList();
  }

  /**
   * What the documents say.
   *
   * @throws Issues.Invalid with all issues if any of them is an error
   */
  public Definitions definitions() {
    issues.orThrow();
    var hashes = new TreeMap<String, String>();
    canonical().forEach((name, text) -> hashes.put(name, Sha256.of(text)));
    return new Definitions(known.all(), Collections.unmodifiableSortedMap(hashes));
  }

  /**
   * The canonical text of each document by {@code kind/id}: the same for everything that means the
   * same, however it is spelled. A hash is taken of its UTF-8 bytes.
   *
   * @throws Issues.Invalid if any document has an error
   */
  public Map<String, String> canonical() {
    issues.orThrow();
    var canonical = new TreeMap<String, String>();
    for (var draft : drafts.all()) {
      canonical.put(
          draft.name().toString(), CanonicalText.of(draft.kind().keys().canonical(draft.node())));
    }
    return Collections.unmodifiableMap(canonical);
  }

  /**
   * Offers every scorecard for further checks, such as of its expressions, although there may be
   * errors already. Scorecards hold only KPIs whose inputs could be resolved; they are fit to be
   * checked and not to be run. Nothing is offered while the program or its partner dataset cannot
   * be read.
   */
  public void forEachCheckable(BiConsumer<Definitions, Scorecard> check) {
    var partners = new ProgramFrame(known).partners();
    if (partners.isEmpty()) {
      return;
    }
    var cards = new ArrayList<Scorecard>();
    for (var card : known.all(Scorecard.KIND).values()) {
      if (!datasets().unsure(partners.get(), card.population())) {
        cards.add(card.without(known.unsure(card.name())));
      }
    }
    var definitions =
        new Definitions(known.all(), Collections.emptySortedMap()).withOnly(Scorecard.KIND, cards);
    cards.forEach(scorecard -> check.accept(definitions, scorecard));
  }

  /**
   * Offers every condition over single rows whose columns could be read: the rules of datasets, and
   * those by which credits choose deals and claims.
   */
  public void forEachRowCondition(BiConsumer<Dataset, Formula> check) {
    known.all().values().stream()
        .flatMap(ofKind -> ofKind.values().stream())
        .forEach(one -> one.conditions((dataset, formula) -> offer(dataset, formula, check)));
  }

  private void offer(String id, Formula condition, BiConsumer<Dataset, Formula> check) {
    var dataset = datasets().all().get(id);
    if (dataset != null && !datasets().unsure(dataset, condition)) {
      check.accept(dataset, condition);
    }
  }

  private Datasets datasets() {
    return new Datasets(known);
  }

  private void read(List<SourceFile> sources) {
    texts.forEach((name, text) -> drafts.addUnreadable(new SourceFile(name, text)));
    boolean allRead = !issues.hasErrors();
    for (var source : sources) {
      texts.put(source.name(), source.text());
      drafts.add(source);
    }
    readable = !issues.hasErrors();
    drafts.unreadable().forEach(known::addUnreadable);
    for (var kind : Language.KINDS) {
      read(kind);
    }
    if (allRead && !sources.isEmpty()) {
      checkProgram();
    }
  }

  /** Until a document is read, what it makes is known to exist and no more. */
  private void read(Kind<?> kind) {
    var ofKind = drafts.of(kind);
    ofKind.stream()
        .map(Draft::name)
        .filter(name -> !kind.makes().isEmpty())
        .forEach(known::addUnreadable);
    for (var draft : kind.ordered(ofKind, issues)) {
      kind.read(draft, known).ifPresent(known::add);
    }
  }

  private void checkProgram() {
    if (drafts.of(Program.KIND).isEmpty() && drafts.unreadable(Program.KIND).isEmpty()) {
      issues.error(
          "no-program",
          Position.startOf("."),
          "No document is a program",
          "Add one that starts with program: and names the currency");
    }
  }
}
