package dev.touchstone.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps only a person's id in the session, and which of their passwords they gave, and reads the
 * person anew with each request: a role taken away, a closed account or another password counts at
 * once and on every node, and no class of ours is ever serialised.
 */
@Component
class PersonInSession implements SecurityContextRepository {
  private static final String SIGNED_IN = "touchstone.signed-in";

  private final People people;

  PersonInSession(People people) {
    this.people = people;
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Deferred(this, request);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    if (context.getAuthentication() instanceof SignedIn signedIn) {
      keep(request, signedIn.person().id(), signedIn.passwordNo());
    } else {
      var session = request.getSession(false);
      if (session != null) {
        session.removeAttribute(SIGNED_IN);
      }
    }
  }

  /** The password was changed in this session, which goes on under a new id. */
  void renew(HttpServletRequest request, Person person, int passwordNo) {
    request.changeSessionId();
    keep(request, person.id(), passwordNo);
  }

  private static void keep(HttpServletRequest request, UUID person, int passwordNo) {
    request.getSession().setAttribute(SIGNED_IN, person + " " + passwordNo);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return kept(request).isPresent();
  }

  private SecurityContext load(HttpServletRequest request) {
    var context = SecurityContextHolder.createEmptyContext();
    kept(request)
        .flatMap(
            it ->
                Scope.in(new Scope.Gate(), () -> people.bySession(it.person(), it.passwordNo()))
                    .map(person -> SignedIn.as(person, it.passwordNo())))
        .ifPresent(context::setAuthentication);
    return context;
  }

  private record Kept(UUID person, int passwordNo) {}

  private static Optional<Kept> kept(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute(SIGNED_IN) instanceof String kept)) {
      return Optional.empty();
    }
    int blank = kept.indexOf(' ');
    return Optional.of(
        new Kept(
            UUID.fromString(kept.substring(0, blank)),
            Integer.parseInt(kept.substring(blank + 1))));
  }

  private static final class Deferred implements DeferredSecurityContext {
    private final PersonInSession from;
    private final HttpServletRequest request;
    private Optional<SecurityContext> loaded = Optional.empty();

    Deferred(PersonInSession from, HttpServletRequest request) {
      this.from = from;
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      if (loaded.isEmpty()) {
        loaded = Optional.of(from.load(request));
      }
      return loaded.orElseThrow();
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
