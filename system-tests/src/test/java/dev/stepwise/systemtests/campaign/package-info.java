/// The campaign: upgrades on which faults are inflicted, again and again, and a checker that reads
/// hosts, databases and the log and finds whatever was lost or done twice. Start at [CampaignTest];
/// what a fault is says [Fault], what must hold says [Rule].
@NullMarked
package dev.stepwise.systemtests.campaign;

import org.jspecify.annotations.NullMarked;
