package dev.touchstone.access;

import dev.touchstone.shared.PartnerId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * On whose behalf the current thread speaks to the database. Without one the connection pool's role
 * may read nothing, so that a forgotten scope fails closed.
 */
public sealed interface Scope {
  /** Somebody at the door: may look up a person to sign in, and nothing else. */
  record Gate() implements Scope {}

  /**
   * @param person id of who acts
   */
  record Staff(String person) implements Scope {}

  /**
   * @param partners their own company and those below it
   */
  record OfPartner(String person, SortedSet<PartnerId> partners) implements Scope {}

  /** What a person does in their own name, where no partner's rows are needed. */
  static Scope of(Person person) {
    var id = person.id().toString();
    return person.isStaff() ? new Staff(id) : new OfPartner(id, Collections.emptySortedSet());
  }

  ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

  /** Runs the action with the scope bound to this thread; transactions begun inside carry it. */
  static <T, X extends Throwable> T in(Scope scope, ScopedValue.CallableOp<T, X> action) throws X {
    return ScopedValue.where(CURRENT, scope).call(action);
  }

  /** The database role that enforces the scope. */
  default String role() {
    return switch (this) {
      case Gate() -> "touchstone_gate";
      case Staff(var _) -> "touchstone_staff";
      case OfPartner(var _, var _) -> "touchstone_partner";
    };
  }

  default String personSetting() {
    return switch (this) {
      case Gate() -> "";
      case Staff(var person) -> person;
      case OfPartner(var person, var _) -> person;
    };
  }

  /** The partners as the text of a PostgreSQL array; empty where the scope has none. */
  default String partnersSetting() {
    return switch (this) {
      case Gate() -> "";
      case Staff(var _) -> "";
      case OfPartner(var _, var partners) ->
          partners.stream().map(Scope::quoted).collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String quoted(PartnerId partner) {
    return '"' + partner.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
