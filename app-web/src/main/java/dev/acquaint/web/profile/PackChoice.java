package dev.acquaint.web.profile;

import dev.acquaint.kernel.DomainException;
import dev.acquaint.policy.ChoosePack;
import dev.acquaint.policy.InForceView;
import dev.acquaint.policy.PackView;
import dev.acquaint.policy.Policies;
import dev.acquaint.web.errors.Refusal;
import dev.acquaint.web.shell.Preferences;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pack that decides a member's invitations: one of those that ship, or whatever the organization has. */
@Named
@ViewScoped
public class PackChoice implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Policies policies;

    @Inject
    private Preferences preferences;

    private transient @Nullable List<PackView> packs;
    private transient @Nullable InForceView inForce;
    private boolean changed;

    public List<PackView> getPacks() {
        if (packs == null) {
            packs = policies.packs(preferences.getLocale());
        }
        return packs;
    }

    public InForceView getInForce() {
        if (inForce == null) {
            inForce = policies.mine(preferences.getLocale());
        }
        return inForce;
    }

    /** The pack that the member chose; null while the organization's decides. */
    public @Nullable String getChosen() {
        var choice = getInForce().choice();
        return choice == null ? null : choice.pack();
    }

    /** @param pack null to go with the organization */
    public void choose(@Nullable String pack) {
        changed = false;
        try {
            inForce = pack == null || pack.isEmpty()
                    ? policies.chooseNothing()
                    : policies.chooseMine(ChoosePack.asShipped(pack));
            changed = true;
        } catch (DomainException refused) {
            Refusal.show(refused, "profile");
        }
    }

    public boolean isChanged() {
        return changed;
    }
}
