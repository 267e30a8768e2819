package io.leadpath.imports.web;

import io.leadpath.imports.FileImport;
import io.leadpath.imports.FileImports;
import io.leadpath.imports.ImportKind;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes files of one kind of records and tells how their import goes. */
@Tag(name = "Imports")
abstract class ImportEndpoint {
    private final ImportKind kind;
    private final FileImports imports;

    ImportEndpoint(ImportKind kind, FileImports imports) {
        this.kind = kind;
        this.imports = imports;
    }

    @Operation(
            summary = "Import a CSV file in the background",
            description =
                    "UTF-8, separated by comma, semicolon or tab, 32 MB at most. Columns are recognised by the names that"
                            + " Salesforce, HubSpot and Zoho exports use. 202 once the file is checked and stored.")
    @ApiResponse(responseCode = "202", description = "The import, to be worked through", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "The first answer to a request that was sent again",
            useReturnTypeSchema = true)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<FileImport> start(
            @RequestParam(name = "file", required = false) MultipartFile file,
            HttpServletRequest request,
            CurrentUser who)
            throws IOException, ServletException {
        who.require(kind.permission());
        if (file == null) {
            throw BusinessException.invalid(
                    "file", ErrorCode.REQUIRED_FIELD_MISSING, "'file' is required: the CSV file to import.");
        }
        if (request.getParts().stream()
                        .filter(part -> part.getName().equals("file"))
                        .count()
                > 1) {
            throw BusinessException.invalid(
                    "file", ErrorCode.INVALID_VALUE, "'file' must be one file; import several one after the other.");
        }
        var started = imports.accept(kind, new MultipartUpload(file), who);
        return ResponseEntity.accepted()
                .location(URI.create("/api/" + kind.path() + "/imports/" + started.id()))
                .body(started);
    }

    @Operation(summary = "How far an import is")
    @GetMapping("/{id}")
    FileImport show(@PathVariable String id, CurrentUser who) {
        return imports.get(kind, id, who);
    }

    @Operation(
            summary = "The rejected rows, to be corrected and imported again",
            description = "The original columns and a last one that says why.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv")))
    @GetMapping(path = "/{id}/rejections")
    void rejections(@PathVariable String id, CurrentUser who, HttpServletResponse response) throws IOException {
        imports.get(kind, id, who);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("import-" + id + "-rejections.csv")
                        .build()
                        .toString());
        imports.writeRejections(kind, id, who, response.getWriter());
    }
}
