package dev.touchstone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.TestServer;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class AccessTests {
  private final TestServer test = TestServer.get();
  private final People people = test.people();

  @Test
  void aNameIsTakenOnceWhateverItsCase() {
    assertThatThrownBy(() -> add("OPS@Meridian.test", "correct horse battery"))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.code()).isEqualTo("sign-in-taken"));
  }

  @Test
  void aPartnerUserHasAPartnerAndNoOtherRole() {
    assertThatThrownBy(
            () ->
                new Person(
                    UUID.randomUUID(),
                    "x",
                    "X",
                    Set.of(Role.PARTNER_USER, Role.AUDITOR),
                    new Person.Reach.OwnCompany(new PartnerId("P-1"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Person(
                    UUID.randomUUID(),
                    "x",
                    "X",
                    Set.of(Role.PARTNER_USER),
                    new Person.Reach.Everybody()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void somebodyWhoseAccountIsClosedNoLongerSignsIn() {
    var person = add("leaver@meridian.test", "correct horse battery");
    assertThat(signIn("leaver@meridian.test", "correct horse battery").isAuthenticated()).isTrue();
    test.server()
        .asTouchstone(
            () -> {
              people.close(person, "left the company", "admin@meridian.test");
              return true;
            });
    assertThatThrownBy(() -> signIn("leaver@meridian.test", "correct horse battery"))
        .isInstanceOf(BadCredentialsException.class);
    assertThat(Scope.in(new Scope.Gate(), () -> people.byId(person.id()))).isEmpty();
  }

  @Test
  void somebodyAtTheDoorReadsPeopleAndNothingElse() {
    assertThatThrownBy(
            () ->
                Scope.in(
                    new Scope.Gate(),
                    () ->
                        test.server()
                            .service(dev.touchstone.publication.Publications.class)
                            .newest(1)))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void aPartnerReachesTheCompaniesBelowItAndNotTheOneAbove() {
    var hierarchy = test.server().service(Hierarchy.class);
    assertThat(Scope.in(new Scope.Gate(), () -> hierarchy.withAllBelow(new PartnerId("P-00001"))))
        .containsExactly(new PartnerId("P-00001"), new PartnerId("P-00002"));
    assertThat(Scope.in(new Scope.Gate(), () -> hierarchy.withAllBelow(new PartnerId("P-00002"))))
        .containsExactly(new PartnerId("P-00002"));
  }

  @Test
  void partnerIdsWithQuotesAndCommasAreOneIdEach() {
    var scope =
        new Scope.OfPartner(
            "p", new TreeSet<>(List.of(new PartnerId("a\",\"b"), new PartnerId("c\\d{}"))));
    assertThat(scope.partnersSetting()).isEqualTo("{\"a\\\",\\\"b\",\"c\\\\d{}\"}");
  }

  @Test
  void manyThreadsAtOnceNeverSeeEachOthersRows() throws Exception {
    var partners = test.server().service(dev.touchstone.publication.Portfolio.class);
    var publications = test.server().service(dev.touchstone.publication.Publications.class);
    var run = test.server().asTouchstone(() -> publications.current("reseller")).orElseThrow();
    var query =
        new dev.touchstone.publication.PortfolioQuery(
            Set.of(),
            "",
            "",
            "",
            "",
            dev.touchstone.publication.PortfolioQuery.Sort.RANK,
            false,
            1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new java.util.ArrayList<Future<Boolean>>();
      for (int i = 0; i < 400; i++) {
        var id = new PartnerId("P-%05d".formatted(1 + i % 40));
        var scope = new Scope.OfPartner("p", new TreeSet<>(List.of(id)));
        answers.add(
            executor.submit(
                () ->
                    Scope.in(scope, () -> partners.page(run, 5, query)).rows().stream()
                        .map(dev.touchstone.publication.PortfolioPage.Row::partner)
                        .toList()
                        .equals(List.of(id))));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  private Person add(String signIn, String password) {
    return test.server()
        .asTouchstone(
            () -> people.addStaff(signIn, "Somebody", password, Set.of(Role.EXECUTIVE), "admin"));
  }

  private org.springframework.security.core.Authentication signIn(String name, String password) {
    return test.server()
        .service(PasswordSignIn.class)
        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
  }
}
