package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import dev.acquaint.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;

/** The pack that a member chose, alone or with a coach; its id is the member's. Removed when the member goes back. */
@Entity
@Table(name = "member_policy")
class MemberPolicy extends TenantOwned {

    @Version
    @Column(name = "version", nullable = false)
    private int lock;

    @Column(name = "pack", nullable = false)
    private String pack;

    @Convert(converter = ParamsConverter.class)
    @Column(name = "params", nullable = false)
    private Map<String, Object> params;

    @Column(name = "with_coach", nullable = false)
    private boolean withCoach;

    @Column(name = "chosen_at", nullable = false)
    private Instant chosenAt;

    protected MemberPolicy() {}

    private MemberPolicy(Id member, ChoosePack choice, boolean withCoach, Instant now) {
        super(member);
        pack = choice.pack();
        params = choice.params();
        this.withCoach = withCoach;
        chosenAt = now;
    }

    static MemberPolicy of(Id member, ChoosePack choice, boolean withCoach, Instant now) {
        return new MemberPolicy(member, choice, withCoach, now);
    }

    void change(ChoosePack choice, boolean chosenWithCoach, Instant now) {
        pack = choice.pack();
        params = choice.params();
        withCoach = chosenWithCoach;
        chosenAt = now;
    }

    String pack() {
        return pack;
    }

    Map<String, Object> params() {
        return params;
    }

    boolean withCoach() {
        return withCoach;
    }
}
