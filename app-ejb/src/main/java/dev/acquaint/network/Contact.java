package dev.acquaint.network;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person in a member's network, or one who knocks on it. Known by a profile address, or by name alone until an import
 * tells more; two that turn out to be one person are merged, and the one without a connection goes.
 */
@Entity
@Table(name = "contact")
class Contact extends TenantOwned {

    static final int MAX_HEADLINE = 300;
    static final int MAX_COMPANY = 200;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "member_id", nullable = false, updatable = false)
    private Id member;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "name_key", nullable = false)
    private String nameKey;

    @Column(name = "loose_key", nullable = false)
    private String looseKey;

    @Column(name = "address")
    private @Nullable String address;

    @Column(name = "headline")
    private @Nullable String headline;

    @Column(name = "company")
    private @Nullable String company;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected Contact() {}

    private Contact(Id member, Imported.Person person, Instant now) {
        super(Id.next());
        this.member = member;
        this.createdAt = now;
        this.address = person.address() == null ? null : person.address().value();
        named(person.name());
    }

    static Contact of(Id member, Imported.Person person, Instant now) {
        return new Contact(member, person, now);
    }

    private void named(PersonName given) {
        name = given.shown();
        nameKey = given.key();
        looseKey = given.looseKey();
    }

    /** Takes over a newer name. A blank one tells nothing. @return whether it changed */
    boolean renamed(PersonName given) {
        if (given.isBlank() || given.shown().equals(name)) {
            return false;
        }
        named(given);
        return true;
    }

    /** Takes over what they do. A blank tells nothing: the export leaves out what is hidden. @return whether it changed */
    boolean works(String newHeadline, String newCompany) {
        String cutHeadline = cut(newHeadline, MAX_HEADLINE);
        String cutCompany = cut(newCompany, MAX_COMPANY);
        boolean changed = false;
        if (!cutHeadline.isBlank() && !cutHeadline.equals(headline)) {
            headline = cutHeadline;
            changed = true;
        }
        if (!cutCompany.isBlank() && !cutCompany.equals(company)) {
            company = cutCompany;
            changed = true;
        }
        return changed;
    }

    /** The address becomes known of somebody who was known by name. */
    void livesAt(ProfileAddress known) {
        address = known.value();
    }

    Id member() {
        return member;
    }

    String name() {
        return name;
    }

    String nameKey() {
        return nameKey;
    }

    String looseKey() {
        return looseKey;
    }

    Optional<ProfileAddress> address() {
        return Optional.ofNullable(address).map(ProfileAddress::new);
    }

    @Nullable
    String headline() {
        return headline;
    }

    @Nullable
    String company() {
        return company;
    }

    static String cut(String text, int length) {
        String plain = text.strip();
        int points = plain.codePointCount(0, plain.length());
        return points <= length ? plain : plain.substring(0, plain.offsetByCodePoints(0, length));
    }
}
