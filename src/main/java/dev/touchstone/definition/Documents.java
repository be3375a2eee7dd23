package dev.touchstone.definition;

import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.credit.CreditLanguage;
import dev.touchstone.definition.credit.CreditOrder;
import dev.touchstone.definition.credit.CreditReader;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.DatasetLanguage;
import dev.touchstone.definition.dataset.DatasetReader;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.CanonicalText;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.MappingLanguage;
import dev.touchstone.definition.mapping.MappingReader;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.program.ProgramLanguage;
import dev.touchstone.definition.program.ProgramReader;
import dev.touchstone.definition.program.Workspace;
import dev.touchstone.definition.scorecard.Case;
import dev.touchstone.definition.scorecard.CaseReader;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.scorecard.ScorecardLanguage;
import dev.touchstone.definition.scorecard.ScorecardReader;
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
  private final Datasets datasets = new Datasets();
  private final List<Program> programs = new ArrayList<>();
  private final Map<String, Credit> credits = new LinkedHashMap<>();
  private final Map<String, Mapping> mappings = new LinkedHashMap<>();
  private final Map<String, ScorecardReader.Reading> scorecards = new LinkedHashMap<>();

  private final Map<String, List<Case>> cases = new LinkedHashMap<>();
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

  public List<Draft> drafts(Keys kind) {
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
    var cards = new LinkedHashMap<String, Scorecard>();
    scorecards.forEach((id, reading) -> cards.put(id, reading.scorecard()));
    return new Definitions(
        programs.getFirst(),
        Collections.unmodifiableMap(datasets.all()),
        Collections.unmodifiableMap(mappings),
        Collections.unmodifiableMap(cards),
        Collections.unmodifiableMap(credits),
        Collections.unmodifiableSortedMap(hashes));
  }

  /** The cases beside each scorecard, by its id, in the order of the document. */
  public Map<String, List<Case>> cases() {
    return Collections.unmodifiableMap(cases);
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
      canonical.put(draft.name(), CanonicalText.of(draft.kind().canonical(draft.node())));
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
    var partners = new Workspace(datasets, programs).partners();
    if (partners.isEmpty()) {
      return;
    }
    var cards = new LinkedHashMap<String, Scorecard>();
    scorecards.forEach(
        (id, reading) -> {
          var scorecard = reading.scorecard();
          if (!datasets.unsure(partners.get(), scorecard.population())) {
            cards.put(id, scorecard.only(reading.compilable()));
          }
        });
    var definitions =
        new Definitions(
            programs.getFirst(),
            Collections.unmodifiableMap(datasets.all()),
            Collections.unmodifiableMap(mappings),
            Collections.unmodifiableMap(cards),
            Collections.unmodifiableMap(credits),
            Collections.emptySortedMap());
    cards.values().forEach(scorecard -> check.accept(definitions, scorecard));
  }

  /**
   * Offers every condition over single rows whose columns could be read: the rules of datasets, and
   * those by which credits choose deals and claims.
   */
  public void forEachRowCondition(BiConsumer<Dataset, Formula> check) {
    for (var dataset : datasets.all().values()) {
      dataset.rules().forEach(rule -> offer(dataset.id(), rule.row(), check));
    }
    for (var credit : credits.values()) {
      credit.conditions((dataset, formula) -> offer(dataset, formula, check));
    }
  }

  private void offer(String id, Formula condition, BiConsumer<Dataset, Formula> check) {
    var dataset = datasets.all().get(id);
    if (dataset != null && !datasets.unsure(dataset, condition)) {
      check.accept(dataset, condition);
    }
  }

  private void read(List<SourceFile> sources) {
    texts.forEach((name, text) -> drafts.addUnreadable(new SourceFile(name, text)));
    boolean allRead = !issues.hasErrors();
    for (var source : sources) {
      texts.put(source.name(), source.text());
      drafts.add(source);
    }
    readable = !issues.hasErrors();
    drafts.unreadable(DatasetLanguage.DOCUMENT).forEach(datasets::addUnreadable);
    for (var draft : drafts.of(DatasetLanguage.DOCUMENT)) {
      DatasetReader.read(draft.id(), draft.fields(), datasets);
    }
    for (var draft : drafts.of(ProgramLanguage.DOCUMENT)) {
      programs.add(ProgramReader.read(draft.id(), draft.fields(), datasets));
    }
    var workspace = new Workspace(datasets, programs);
    readCredits();
    for (var draft : drafts.of(MappingLanguage.DOCUMENT)) {
      mappings.put(draft.id(), MappingReader.read(draft.id(), draft.fields(), datasets));
    }
    for (var draft : drafts.of(ScorecardLanguage.DOCUMENT)) {
      var reading = ScorecardReader.read(draft.id(), draft.fields(), workspace);
      scorecards.put(draft.id(), reading);
      cases.put(
          draft.id(), new CaseReader(reading.scorecard(), datasets, issues).read(draft.fields()));
    }
    if (allRead && !sources.isEmpty()) {
      checkProgram();
    }
  }

  private void readCredits() {
    drafts.unreadable(CreditLanguage.DOCUMENT).forEach(datasets::addUnreadable);
    var all = drafts.of(CreditLanguage.DOCUMENT);
    all.forEach(draft -> datasets.addUnreadable(draft.id()));
    for (var draft : new CreditOrder(all, issues).ordered()) {
      CreditReader.read(draft.id(), draft.fields(), datasets)
          .ifPresent(credit -> credits.put(draft.id(), credit));
    }
  }

  private void checkProgram() {
    if (programs.isEmpty() && drafts.unreadable(ProgramLanguage.DOCUMENT).isEmpty()) {
      issues.error(
          "no-program",
          Position.startOf("."),
          "No document is a program",
          "Add one that starts with program: and names the currency");
    }
  }
}
