package io.leadpath.outbox.web;

import static io.leadpath.security.Permission.SEE_TO_OUTBOX;

import io.leadpath.outbox.Outbox;
import io.leadpath.outbox.OutboxChannels;
import io.leadpath.outbox.OutboxEntries;
import io.leadpath.outbox.OutboxEntry;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What left the product, what is to leave it, and what did not get through. */
@Controller
class OutboxPages {
    private static final int LONGEST_LIST = 100;

    private final OutboxEntries entries;
    private final OutboxChannels channels;
    private final Outbox outbox;
    private final Users users;

    OutboxPages(OutboxEntries entries, OutboxChannels channels, Outbox outbox, Users users) {
        this.entries = entries;
        this.channels = channels;
        this.outbox = outbox;
        this.users = users;
    }

    @GetMapping("/outbox")
    String list(@RequestParam(required = false) OutboxEntry.State state, CurrentUser user, Model model) {
        user.require(SEE_TO_OUTBOX);
        model.addAttribute("state", state);
        model.addAttribute("counts", entries.counts());
        model.addAttribute("entries", entries.newest(state, LONGEST_LIST));
        model.addAttribute("longest", LONGEST_LIST);
        return "outbox";
    }

    @GetMapping("/outbox/{id}")
    String entry(@PathVariable String id, CurrentUser user, Model model) {
        user.require(SEE_TO_OUTBOX);
        var entry = entries.get(id);
        model.addAttribute("entry", entry);
        model.addAttribute("text", channels.inWords(entry));
        model.addAttribute("handledBy", entry.handledBy() == null ? null : users.nameOf(entry.handledBy()));
        model.addAttribute("canBeSent", entry.canBeSentAgain() && channels.isAvailable(entry.kind()));
        return "outbox-entry";
    }

    @PostMapping("/outbox/{id}/send")
    String send(@PathVariable String id, CurrentUser user) {
        user.require(SEE_TO_OUTBOX);
        outbox.sendAgain(id, user);
        return "redirect:/outbox/{id}";
    }

    @PostMapping("/outbox/{id}/give-up")
    String giveUp(@PathVariable String id, CurrentUser user) {
        user.require(SEE_TO_OUTBOX);
        outbox.giveUp(id, user);
        return "redirect:/outbox/{id}";
    }
}
