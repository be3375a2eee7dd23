package dev.touchstone.access;

import dev.touchstone.shared.PartnerId;
import java.util.Set;
import java.util.UUID;

/** Somebody who may sign in. */
public record Person(UUID id, String signIn, String name, Set<Role> roles, Reach reach) {
  public Person {
    roles = Set.copyOf(roles);
    boolean ofPartner = reach instanceof Reach.OwnCompany;
    if (ofPartner != roles.contains(Role.PARTNER_USER) || (ofPartner && roles.size() > 1)) {
      throw new IllegalArgumentException(
          "A partner user belongs to one partner and has no other role: " + signIn);
    }
  }

  /** Whose results a person may see. */
  public sealed interface Reach {
    /** The vendor's own people. */
    record Everybody() implements Reach {}

    /** The partner and the partners below it in the hierarchy. */
    record OwnCompany(PartnerId partner) implements Reach {}
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  public boolean isStaff() {
    return reach instanceof Reach.Everybody;
  }
}
