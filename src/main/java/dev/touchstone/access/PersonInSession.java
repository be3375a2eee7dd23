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
 * Keeps only a person's id in the session and reads the person anew with each request: a role taken
 * away or a closed account counts at once, and no class of ours is ever serialised.
 */
@Component
class PersonInSession implements SecurityContextRepository {
  private static final String PERSON = "touchstone.person";

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
      request.getSession().setAttribute(PERSON, signedIn.personId().toString());
    } else {
      var session = request.getSession(false);
      if (session != null) {
        session.removeAttribute(PERSON);
      }
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return personId(request).isPresent();
  }

  private SecurityContext load(HttpServletRequest request) {
    var context = SecurityContextHolder.createEmptyContext();
    personId(request)
        .flatMap(id -> Scope.in(new Scope.Gate(), () -> people.byId(id)))
        .ifPresent(person -> context.setAuthentication(SignedIn.as(person)));
    return context;
  }

  private static Optional<UUID> personId(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(PERSON) instanceof String id
        ? Optional.of(UUID.fromString(id))
        : Optional.empty();
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
