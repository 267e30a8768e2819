package io.leadpath.imports.web;

import io.leadpath.imports.FileImports;
import io.leadpath.imports.ImportKind;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files to import, and how their import goes. */
@Controller
class ImportPages {
    private static final int LONGEST_LIST = 50;

    private final FileImports imports;

    ImportPages(FileImports imports) {
        this.imports = imports;
    }

    @GetMapping("/imports")
    String list(
            @RequestParam(defaultValue = "LEADS") ImportKind kind,
            @RequestParam(required = false) String tooLarge,
            CurrentUser user,
            Model model) {
        user.require(Permission.IMPORT_LEADS);
        if (tooLarge != null) {
            model.addAttribute(
                    "refusal",
                    new BusinessException(
                            ErrorCode.PAYLOAD_TOO_LARGE,
                            "The file is too large. Split it into several and import one after the other."));
        }
        return list(user, model, kind);
    }

    @PostMapping("/imports")
    String start(
            @RequestParam ImportKind kind,
            @RequestParam(required = false) MultipartFile file,
            CurrentUser user,
            Model model,
            HttpServletResponse response) {
        user.require(kind.permission());
        try {
            if (file == null || file.isEmpty() && file.getOriginalFilename().isBlank()) {
                throw new BusinessException(ErrorCode.REQUIRED_FIELD_MISSING, "Choose the CSV file to import.");
            }
            return "redirect:/imports/"
                    + imports.accept(kind, new MultipartUpload(file), user).id();
        } catch (BusinessException refusal) {
            model.addAttribute("refusal", refusal);
            response.setStatus(refusal.httpStatus());
            return list(user, model, kind);
        }
    }

    @GetMapping("/imports/{id}")
    String show(@PathVariable String id, CurrentUser user, Model model) {
        addImport(id, user, model);
        return "import";
    }

    /** The part of the page that changes. */
    @GetMapping("/imports/{id}/progress")
    String progress(@PathVariable String id, CurrentUser user, Model model) {
        addImport(id, user, model);
        return "import :: progress";
    }

    private String list(CurrentUser user, Model model, ImportKind chosen) {
        model.addAttribute(
                "kinds",
                Arrays.stream(ImportKind.values())
                        .filter(kind -> user.may(kind.permission()))
                        .toList());
        model.addAttribute("chosen", chosen);
        model.addAttribute("imports", imports.newest(user, LONGEST_LIST));
        return "imports";
    }

    private void addImport(String id, CurrentUser user, Model model) {
        user.require(Permission.IMPORT_LEADS);
        model.addAttribute("file", imports.get(id, user));
    }
}
