package dev.acquaint.policy;

import dev.acquaint.kernel.Id;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Locale;

/** The policies that can be in force, and which ones are. */
@Stateless
public class Policies {

    /** The packs that ship with the product, in the catalogue's order. */
    public List<PackView> packs(Locale language) {
        throw new UnsupportedOperationException();
    }

    /** One pack, whole. */
    public PolicyView pack(String pack, Locale language) {
        throw new UnsupportedOperationException();
    }

    /** The organization's own policies, the newest version of each. */
    public List<PolicyView> own(Locale language) {
        throw new UnsupportedOperationException();
    }

    /** One version of the organization's own policy. */
    public PolicyView version(String policy, int version, Locale language) {
        throw new UnsupportedOperationException();
    }

    /** What decides for the organization's members unless they chose otherwise. */
    public InForceView baseline(Locale language) {
        throw new UnsupportedOperationException();
    }

    /** What decides for the caller. */
    public InForceView mine(Locale language) {
        throw new UnsupportedOperationException();
    }

    /** Puts a pack in force for the whole organization. */
    public InForceView chooseBaseline(ChoosePack choice) {
        throw new UnsupportedOperationException();
    }

    /** Puts a pack in force for the caller; it wins over the organization's defaults, never over its mandatory rules. */
    public InForceView chooseMine(ChoosePack choice) {
        throw new UnsupportedOperationException();
    }

    /** Goes back to the organization's baseline. */
    public InForceView chooseNothing() {
        throw new UnsupportedOperationException();
    }

    /** A coach puts the pack in force that was chosen together with the client. */
    public void chooseFor(Id client, ChoosePack choice) {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks the document and puts it in force as the next version of the organization's policy.
     *
     * @param document YAML or JSON
     */
    public PolicyView publish(String document) {
        throw new UnsupportedOperationException();
    }

    /** Takes the organization's own policy out of force; its versions stay readable. */
    public void retire(String policy) {
        throw new UnsupportedOperationException();
    }
}
