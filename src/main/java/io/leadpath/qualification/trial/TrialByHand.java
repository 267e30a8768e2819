package io.leadpath.qualification.trial;

import io.leadpath.qualification.Trial;
import io.leadpath.qualification.TrialProvisioning;

/** The SDR sets the trial up outside of Leadpath, which only knows of it. Nobody can tell whether it is used. */
class TrialByHand implements TrialProvisioning {

    @Override
    public void provision(Trial trial) {
        // the SDR does
    }

    @Override
    public void callOff(Trial trial) {
        // the SDR does
    }

    @Override
    public boolean tellsOfUse() {
        return false;
    }
}
