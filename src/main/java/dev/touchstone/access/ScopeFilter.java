package dev.touchstone.access;

import dev.touchstone.access.Person.Reach;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the scope of who is signed in to the rest of the request. */
final class ScopeFilter extends OncePerRequestFilter {
  private final Hierarchy hierarchy;

  ScopeFilter(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    var person = authentication == null ? null : SignedIn.in(authentication).orElse(null);
    if (person == null) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(Person.class.getName(), person);
    try {
      Scope.in(
          scopeOf(person),
          () -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private Scope scopeOf(Person person) {
    return switch (person.reach()) {
      case Reach.Everybody() -> new Scope.Staff(person.id().toString());
      case Reach.OwnCompany(var partner) ->
          new Scope.OfPartner(
              person.id().toString(),
              Scope.in(new Scope.Gate(), () -> hierarchy.withAllBelow(partner)));
    };
  }
}
